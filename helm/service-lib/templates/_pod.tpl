{{/* What the restricted Pod Security level asks for, and a read-only root besides. */}}
{{- define "service-lib.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "service-lib.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "service-lib.pullSecrets" -}}
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "service-lib.deployment" -}}
{{- $ports := include "service-lib.ports" . | fromYaml -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Chart.Name }}
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
spec:
  {{- if not (or .Values.autoscaling.hpa.enabled .Values.autoscaling.keda.enabled) }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  minReadySeconds: 5
  progressDeadlineSeconds: 300
  selector:
    matchLabels:
      {{- include "service-lib.selector" . | nindent 6 }}
  # one more, never one fewer: nobody is turned away while pods are replaced
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels:
        {{- include "service-lib.labels" . | nindent 8 }}
        {{- with .Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .Values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      serviceAccountName: {{ .Chart.Name }}
      automountServiceAccountToken: {{ include "service-lib.needsToken" . }}
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ .Values.shutdown.gracePeriodSeconds }}
      {{- with include "service-lib.pullSecrets" . | trim }}
      {{- . | nindent 6 }}
      {{- end }}
      securityContext:
        {{- include "service-lib.podSecurity" . | nindent 8 }}
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - maxSkew: 1
          topologyKey: {{ . }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "service-lib.selector" $ | nindent 14 }}
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      containers:
        - name: {{ .Chart.Name }}
          image: {{ include "service-lib.image" . }}
          imagePullPolicy: {{ .Values.global.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ $ports.http }}
            - name: management
              containerPort: {{ $ports.management }}
          env:
            {{- include "service-lib.env.serving" . | trim | nindent 12 }}
          startupProbe:
            httpGet:
              path: /q/health/started
              port: management
            periodSeconds: 2
            failureThreshold: 60
          readinessProbe:
            httpGet:
              path: /q/health/ready
              port: management
            periodSeconds: 5
            timeoutSeconds: 5
            failureThreshold: 3
          livenessProbe:
            httpGet:
              path: /q/health/live
              port: management
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          # the pod goes on serving until every gateway knows that it leaves
          lifecycle:
            preStop:
              sleep:
                seconds: {{ .Values.shutdown.endpointPropagationSeconds }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
          securityContext:
            {{- include "service-lib.containerSecurity" . | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: {{ .Values.tmpSize }}
{{- end }}

{{/* Migrates before the new pods come: first of all with an upgrade; at installation as global.migrations.atInstall says,
     since the database may be of the same release. */}}
{{- define "service-lib.migration" -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Chart.Name }}-migration
  labels:
    {{- include "service-lib.labels" . | nindent 4 }}
    app.kubernetes.io/component: migration
  annotations:
    helm.sh/hook: {{ .Values.global.migrations.atInstall }}-install,pre-upgrade
    helm.sh/hook-weight: "0"
    # one that did its work is gone, for helm uninstall would leave it; one that failed stays to be looked at
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: 10
  activeDeadlineSeconds: {{ .Values.migration.deadlineSeconds }}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {{ .Chart.Name }}-migration
        app.kubernetes.io/instance: {{ .Release.Name }}
        app.kubernetes.io/part-of: incubator
        app.kubernetes.io/component: migration
    spec:
      restartPolicy: Never
      # no account of its own: before an installation there is none yet, and it asks the API server nothing
      automountServiceAccountToken: false
      enableServiceLinks: false
      {{- with include "service-lib.pullSecrets" . | trim }}
      {{- . | nindent 6 }}
      {{- end }}
      securityContext:
        {{- include "service-lib.podSecurity" . | nindent 8 }}
      containers:
        - name: migration
          image: {{ include "service-lib.image" . }}
          imagePullPolicy: {{ .Values.global.image.pullPolicy }}
          env:
            {{- include "service-lib.env.migrating" . | trim | nindent 12 }}
          resources:
            {{- toYaml .Values.migration.resources | nindent 12 }}
          securityContext:
            {{- include "service-lib.containerSecurity" . | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: {{ .Values.tmpSize }}
{{- end }}
