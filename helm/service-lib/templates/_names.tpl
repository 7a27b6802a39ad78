{{/* Short name of the service: what its database roles and its URL variable begin with. */}}
{{- define "service-lib.short" -}}
{{- trimSuffix "-service" .Chart.Name -}}
{{- end }}

{{/* What one release of one service selects; never a version, which would leave the old pods without an owner. */}}
{{- define "service-lib.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "service-lib.labels" -}}
{{ include "service-lib.selector" . }}
app.kubernetes.io/part-of: incubator
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* [registry/]repository:tag, or @digest when one is given. */}}
{{- define "service-lib.image" -}}
{{- $image := .Values.image -}}
{{- $repository := $image.repository | default .Chart.Name -}}
{{- $full := ternary $repository (printf "%s/%s" (trimSuffix "/" .Values.global.image.registry) $repository) (empty .Values.global.image.registry) -}}
{{- if $image.digest -}}
{{ $full }}@{{ $image.digest }}
{{- else -}}
{{ $full }}:{{ $image.tag | default .Values.global.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* The ports of each service; the same as in its application.properties. */}}
{{- define "service-lib.ports" -}}
{{- $ports := dict "auth-service" (list 8081 9081) "project-service" (list 8082 9082) "ai-service" (list 8083 9083) "job-service" (list 8084 9084) -}}
{{- $own := index $ports .Chart.Name -}}
http: {{ index $own 0 }}
management: {{ index $own 1 }}
{{- end }}

{{/* Whom a service calls over HTTP. */}}
{{- define "service-lib.calls" -}}
{{- $calls := dict "auth-service" (list) "project-service" (list "auth-service" "ai-service") "ai-service" (list "auth-service" "project-service" "job-service") "job-service" (list "auth-service" "job-service") -}}
{{- index $calls .Chart.Name | toJson -}}
{{- end }}

{{/* The port of the mail server: the usual one of its kind of TLS where none is said. */}}
{{- define "service-lib.mailPort" -}}
{{- .Values.mail.port | default (index (dict "starttls" 587 "implicit" 465 "none" 25) .Values.mail.tls) | int -}}
{{- end }}

{{/* Only job-service talks to the API server, and only when it runs Kubernetes Jobs. */}}
{{- define "service-lib.needsToken" -}}
{{- if eq .Chart.Name "job-service" -}}{{ .Values.kubernetesJobs.enabled }}{{- else -}}false{{- end -}}
{{- end }}
