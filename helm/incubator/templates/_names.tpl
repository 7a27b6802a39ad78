{{- define "incubator.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: incubator
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* The host of the public address. */}}
{{- define "incubator.host" -}}
{{- (urlParse (.Values.global.publicUrl | default "")).host | splitList ":" | first -}}
{{- end }}

{{/* The routes of this installation: those of the pages go to the docs Service, or nowhere. */}}
{{- define "incubator.routes" -}}
{{- $routes := list -}}
{{- range ($.Files.Get "files/routes.yaml" | fromYaml).routes -}}
{{- if ne .service "gateway" -}}
{{- $routes = append $routes . -}}
{{- else if $.Values.docs.enabled -}}
{{- $routes = append $routes (dict "prefix" .prefix "service" "docs" "streams" false) -}}
{{- end -}}
{{- end -}}
{{- dict "routes" $routes | toJson -}}
{{- end }}
