{{/* Everything of one service. */}}
{{- define "service-lib.service" -}}
{{- include "service-lib.validate" . -}}
{{- $parts := list "serviceAccount" "clusterService" "deployment" "migration" -}}
{{- if or (gt (int .Values.replicas) 1) .Values.autoscaling.hpa.enabled .Values.autoscaling.keda.enabled -}}
{{- $parts = append $parts "disruptionBudget" -}}
{{- end -}}
{{- if .Values.autoscaling.hpa.enabled -}}{{- $parts = append $parts "hpa" -}}{{- end -}}
{{- if .Values.autoscaling.keda.enabled -}}{{- $parts = append $parts "keda" -}}{{- end -}}
{{- if .Values.global.networkPolicy.enabled -}}
{{- $parts = append $parts "networkPolicy" -}}
{{- $parts = append $parts "migrationNetworkPolicy" -}}
{{- end -}}
{{- if .Values.global.monitoring.enabled -}}{{- $parts = append $parts "serviceMonitor" -}}{{- end -}}
{{- if .Values.global.externalSecrets.enabled -}}{{- $parts = append $parts "externalSecrets" -}}{{- end -}}
{{- if eq .Chart.Name "job-service" -}}
{{- if .Values.kubernetesJobs.enabled -}}{{- $parts = append $parts "jobRole" -}}{{- end -}}
{{- end -}}
{{- range $parts }}
---
{{ include (printf "service-lib.%s" .) $ | trim }}
{{- end }}
{{- end }}

{{- define "service-lib.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
  {{- with .Values.serviceAccount.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}

{{- define "service-lib.clusterService" -}}
{{- $ports := include "service-lib.ports" . | fromYaml -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "service-lib.selector" . | nindent 4 }}
  # health and metrics are not here: they are asked of the pod itself
  ports:
    - name: http
      port: 80
      targetPort: http
      appProtocol: http
{{- end }}

{{- define "service-lib.disruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "service-lib.selector" . | nindent 6 }}
{{- end }}

{{- define "service-lib.hpa" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ .Chart.Name }}
  minReplicas: {{ .Values.autoscaling.minReplicas }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .Values.autoscaling.hpa.cpuPercent }}
  behavior:
    scaleDown:
      stabilizationWindowSeconds: 300
{{- end }}

{{- define "service-lib.keda" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    name: {{ .Chart.Name }}
  minReplicaCount: {{ .Values.autoscaling.minReplicas }}
  maxReplicaCount: {{ .Values.autoscaling.maxReplicas }}
  cooldownPeriod: 300
  triggers:
    {{- toYaml .Values.autoscaling.keda.triggers | nindent 4 }}
{{- end }}

{{- define "service-lib.serviceMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
    {{- with .Values.global.monitoring.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "service-lib.selector" . | nindent 6 }}
  podMetricsEndpoints:
    - port: management
      path: /q/metrics
      interval: {{ .Values.global.monitoring.interval }}
      relabelings:
        - action: replace
          targetLabel: service
          replacement: {{ .Chart.Name }}
{{- end }}

{{/* What job-service may do at the API server: Jobs and their pods' logs, in its own namespace. */}}
{{- define "service-lib.jobRole" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: {{ .Chart.Name }}-jobs
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
rules:
  - apiGroups: [batch]
    resources: [jobs]
    verbs: [create, get, list, watch, delete]
  - apiGroups: [""]
    resources: [pods]
    verbs: [get, list, watch]
  - apiGroups: [""]
    resources: [pods/log]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ .Chart.Name }}-jobs
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ .Chart.Name }}-jobs
subjects:
  - kind: ServiceAccount
    name: {{ .Chart.Name }}
    namespace: {{ .Release.Namespace }}
{{- end }}

{{/* The Secrets that the service refers to, fetched by External Secrets: remote key is <prefix>/<name of the Secret>. */}}
{{- define "service-lib.externalSecrets" -}}
{{- $wanted := list -}}
{{- range $role := list "owner" "app" "system" -}}
{{- $wanted = append $wanted (dict "name" (index $.Values.secrets $role) "keys" (list "username" "password") "type" "kubernetes.io/basic-auth") -}}
{{- end -}}
{{- if eq .Chart.Name "auth-service" -}}
{{- $wanted = append $wanted (dict "name" .Values.secrets.keyEncryptionKey "keys" (list "key") "type" "Opaque") -}}
{{- with .Values.secrets.operator -}}
{{- $wanted = append $wanted (dict "name" . "keys" (list "secret") "type" "Opaque") -}}
{{- end -}}
{{- with .Values.secrets.mail -}}
{{- $wanted = append $wanted (dict "name" . "keys" (list "username" "password") "type" "kubernetes.io/basic-auth") -}}
{{- end -}}
{{- else -}}
{{- $wanted = append $wanted (dict "name" .Values.secrets.client "keys" (list "secret") "type" "Opaque") -}}
{{- end -}}
{{- range $secret := $wanted }}
---
{{ include "service-lib.externalSecret" (dict "root" $ "secret" $secret) | trim }}
{{- end }}
{{- end }}

{{- define "service-lib.externalSecret" -}}
{{- $external := .root.Values.global.externalSecrets -}}
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: {{ .secret.name }}
  labels:
    {{- include "service-lib.labels" .root | nindent 4 }}
spec:
  refreshInterval: {{ $external.refreshInterval }}
  secretStoreRef:
    kind: {{ $external.storeKind }}
    name: {{ $external.store | required "global.externalSecrets.store is not set: name the SecretStore that holds the suite's secrets." }}
  target:
    name: {{ .secret.name }}
    template:
      type: {{ .secret.type }}
  data:
    {{- range .secret.keys }}
    - secretKey: {{ . }}
      remoteRef:
        key: {{ printf "%s%s" $external.prefix $.secret.name }}
        property: {{ . }}
    {{- end }}
{{- end }}
