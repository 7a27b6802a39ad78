{{/* One variable from a Secret that exists. */}}
{{- define "service-lib.fromSecret" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}

{{/* Where the database is and how requests get into it. */}}
{{- define "service-lib.env.database" -}}
{{- $database := .Values.global.database }}
- name: DATABASE_URL
  value: {{ printf "jdbc:postgresql://%s:%d/%s%s" $database.host (int $database.port) .Chart.Name (ternary "" (printf "?%s" $database.parameters) (empty $database.parameters)) | quote }}
{{ include "service-lib.fromSecret" (dict "variable" "DATABASE_APP_PASSWORD" "secret" .Values.secrets.app "key" "password") }}
{{ include "service-lib.fromSecret" (dict "variable" "DATABASE_SYSTEM_PASSWORD" "secret" .Values.secrets.system "key" "password") }}
{{- end }}

{{/* What every process of a service is told, the migration as well: it refuses to start with less. */}}
{{- define "service-lib.env.base" -}}
{{- $global := .Values.global -}}
{{- $ports := include "service-lib.ports" . | fromYaml -}}
- name: HTTP_HOST
  value: {{ $global.bindAddress | quote }}
- name: HTTP_PORT
  value: {{ $ports.http | quote }}
- name: MANAGEMENT_HOST
  value: {{ $global.bindAddress | quote }}
- name: MANAGEMENT_PORT
  value: {{ $ports.management | quote }}
- name: LOG_JSON
  value: "true"
- name: PUBLIC_URL
  value: {{ $global.publicUrl | quote }}
{{- range $short := list "auth" "project" "ai" "job" }}
- name: {{ upper $short }}_URL
  value: http://{{ $short }}-service
{{- end }}
{{ include "service-lib.env.database" . | trim }}
- name: RABBITMQ_HOST
  value: {{ $global.rabbitmq.host | quote }}
- name: RABBITMQ_PORT
  value: {{ $global.rabbitmq.port | quote }}
- name: RABBITMQ_VIRTUAL_HOST
  value: {{ $global.rabbitmq.virtualHost | quote }}
{{ include "service-lib.fromSecret" (dict "variable" "RABBITMQ_USERNAME" "secret" $global.rabbitmq.secret "key" "username") }}
{{ include "service-lib.fromSecret" (dict "variable" "RABBITMQ_PASSWORD" "secret" $global.rabbitmq.secret "key" "password") }}
{{- if eq .Chart.Name "auth-service" }}
{{ include "service-lib.fromSecret" (dict "variable" "KEY_ENCRYPTION_KEY" "secret" .Values.secrets.keyEncryptionKey "key" "key") }}
{{- range $client, $secret := .Values.secrets.clients }}
{{ include "service-lib.fromSecret" (dict "variable" (printf "CLIENT_SECRET_%s" ($client | upper | replace "-" "_")) "secret" $secret "key" "secret") }}
{{- end }}
{{- with .Values.secrets.operator }}
{{ include "service-lib.fromSecret" (dict "variable" "CLIENT_SECRET_OPERATOR" "secret" . "key" "secret") }}
{{- end }}
{{- with .Values.trustedProxies }}
- name: TRUSTED_PROXIES
  value: {{ join "," . | quote }}
{{- end }}
{{- else }}
{{ include "service-lib.fromSecret" (dict "variable" "CLIENT_SECRET" "secret" .Values.secrets.client "key" "secret") }}
{{- end }}
{{- with $global.corsOrigins }}
- name: INCUBATOR_CORS_ORIGINS
  value: {{ join "," . | quote }}
{{- end }}
{{- if $global.tracing.endpoint }}
- name: INCUBATOR_TRACING_ENDPOINT
  value: {{ $global.tracing.endpoint | quote }}
- name: INCUBATOR_TRACING_PROTOCOL
  value: {{ $global.tracing.protocol | quote }}
- name: INCUBATOR_TRACING_SHARE
  value: {{ $global.tracing.share | toString | quote }}
{{- end }}
{{- range $variable, $value := merge (dict) .Values.settings $global.settings }}
- name: {{ $variable }}
  {{- /* as text a number of a million and more would be 1e+06 */}}
  value: {{ ternary (toJson $value) (toString $value) (kindIs "float64" $value) | quote }}
{{- end }}
{{- range $variable, $from := .Values.secretSettings }}
{{ include "service-lib.fromSecret" (dict "variable" $variable "secret" $from.secret "key" $from.key) }}
{{- end }}
{{- end }}

{{/* Where auth-service hands mail over; nothing where none is to leave. */}}
{{- define "service-lib.env.mail" -}}
{{- $mail := .Values.mail -}}
{{- if $mail.enabled }}
- name: SMTP_HOST
  value: {{ $mail.host | quote }}
- name: SMTP_PORT
  value: {{ include "service-lib.mailPort" . | quote }}
- name: SMTP_TLS
  value: {{ eq $mail.tls "implicit" | quote }}
- name: SMTP_START_TLS
  value: {{ ternary "REQUIRED" "DISABLED" (eq $mail.tls "starttls") }}
- name: MAIL_FROM
  value: {{ $mail.from | quote }}
{{- with .Values.secrets.mail }}
{{ include "service-lib.fromSecret" (dict "variable" "SMTP_USERNAME" "secret" . "key" "username") }}
{{ include "service-lib.fromSecret" (dict "variable" "SMTP_PASSWORD" "secret" . "key" "password") }}
{{- end }}
{{- end }}
{{- end }}

{{/* A pod that serves: it cannot migrate, for it does not have the owner's password. */}}
{{- define "service-lib.env.serving" -}}
{{ include "service-lib.env.base" . }}
- name: DATABASE_MIGRATE
  value: "false"
# something has to stand here for the service to start; only the migration has the password
- name: DATABASE_OWNER_PASSWORD
  value: not-given-to-pods
{{- if eq .Chart.Name "auth-service" }}
{{- include "service-lib.env.mail" . }}
{{- end }}
{{- if eq (include "service-lib.needsToken" .) "true" }}
- name: INCUBATOR_JOBS_KUBERNETES_ENABLED
  value: "true"
- name: INCUBATOR_JOBS_KUBERNETES_IMAGES
  value: {{ join "," .Values.kubernetesJobs.images | quote }}
{{- end }}
{{- with .Values.javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{/* The Job that migrates and ends. */}}
{{- define "service-lib.env.migrating" -}}
{{ include "service-lib.env.base" . }}
{{ include "service-lib.fromSecret" (dict "variable" "DATABASE_OWNER_PASSWORD" "secret" .Values.secrets.owner "key" "password") }}
- name: DATABASE_MIGRATE
  value: "true"
- name: QUARKUS_INIT_AND_EXIT
  value: "true"
{{- end }}
