{{/* Everything a pod may do on the network; the umbrella denies the rest. */}}
{{- define "service-lib.dns" -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .Values.global.networkPolicy.dnsNamespace }}
  ports:
    - { protocol: UDP, port: 53 }
    - { protocol: TCP, port: 53 }
{{- end }}

{{- define "service-lib.toDatabase" -}}
- to:
    {{- toYaml .Values.global.networkPolicy.database | nindent 4 }}
  ports:
    - { protocol: TCP, port: {{ .Values.global.database.port }} }
{{- end }}

{{- define "service-lib.networkPolicy" -}}
{{- $ports := include "service-lib.ports" . | fromYaml -}}
{{- $policy := .Values.global.networkPolicy -}}
{{- $allPorts := dict "auth-service" 8081 "project-service" 8082 "ai-service" 8083 "job-service" 8084 -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      {{- include "service-lib.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    # callers, by way of the gateway
    - from:
        {{- toYaml $policy.gateway | nindent 8 }}
      ports:
        - { protocol: TCP, port: {{ $ports.http }} }
    # the other services
    {{- $callers := list }}
    {{- range $caller := list "auth-service" "project-service" "ai-service" "job-service" }}
    {{- $calls := include "service-lib.calls" (dict "Chart" (dict "Name" $caller)) | fromJsonArray }}
    {{- if has $.Chart.Name $calls }}
    {{- $callers = append $callers $caller }}
    {{- end }}
    {{- end }}
    {{- if $callers }}
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/instance: {{ .Release.Name }}
            matchExpressions:
              - key: app.kubernetes.io/name
                operator: In
                values: {{ $callers | toJson }}
      ports:
        - { protocol: TCP, port: {{ $ports.http }} }
    {{- end }}
    {{- if .Values.global.monitoring.enabled }}
    - from:
        {{- toYaml $policy.monitoring | nindent 8 }}
      ports:
        - { protocol: TCP, port: {{ $ports.management }} }
    {{- end }}
  egress:
    {{- include "service-lib.dns" . | nindent 4 }}
    {{- include "service-lib.toDatabase" . | nindent 4 }}
    - to:
        {{- toYaml $policy.rabbitmq | nindent 8 }}
      ports:
        - { protocol: TCP, port: {{ .Values.global.rabbitmq.port }} }
    {{- range $called := include "service-lib.calls" . | fromJsonArray }}
    - to:
        - podSelector:
            matchLabels:
              app.kubernetes.io/instance: {{ $.Release.Name }}
              app.kubernetes.io/name: {{ $called }}
      ports:
        - { protocol: TCP, port: {{ index $allPorts $called }} }
    {{- end }}
    {{- if .Values.global.tracing.endpoint }}
    - to:
        {{- toYaml $policy.tracing | nindent 8 }}
      ports:
        - { protocol: TCP, port: {{ .Values.global.tracing.port }} }
    {{- end }}
    {{- if eq .Chart.Name "auth-service" }}
    {{- if .Values.mail.enabled }}
    # the mail server
    - to:
        {{- toYaml .Values.mail.egress | nindent 8 }}
      ports:
        - { protocol: TCP, port: {{ include "service-lib.mailPort" . }} }
    {{- end }}
    {{- end }}
    {{- if .Values.internet.enabled }}
    # addresses outside, such as model providers; never the cluster's or the cloud's own
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except: {{ .Values.internet.except | toJson }}
      ports:
        {{- range .Values.internet.ports }}
        - { protocol: TCP, port: {{ . }} }
        {{- end }}
    {{- end }}
    {{- with .Values.extraEgress }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- if eq .Chart.Name "job-service" }}
    {{- if .Values.kubernetesJobs.enabled }}
    # the API server
    - to:
        {{- toYaml .Values.kubernetesJobs.apiServer | nindent 8 }}
      ports:
        - { protocol: TCP, port: 443 }
        - { protocol: TCP, port: 6443 }
    {{- end }}
    {{- end }}
{{- end }}

{{- define "service-lib.migrationNetworkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Chart.Name }}-migration
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: {{ .Chart.Name }}-migration
      app.kubernetes.io/instance: {{ .Release.Name }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "service-lib.dns" . | nindent 4 }}
    {{- include "service-lib.toDatabase" . | nindent 4 }}
{{- end }}
