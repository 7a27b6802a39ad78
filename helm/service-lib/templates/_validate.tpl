{{/* Values that a schema cannot judge; every refusal says what to do. */}}
{{- define "service-lib.validate" -}}
{{- $name := .Chart.Name -}}
{{- $global := .Values.global -}}
{{- if not $global.publicUrl -}}
{{- fail "global.publicUrl is not set: give the address under which callers reach the suite, such as https://incubator.example.com; it is the issuer of all tokens." -}}
{{- end -}}
{{- if not (regexMatch "^https?://[^/]+$" $global.publicUrl) -}}
{{- fail (printf "global.publicUrl is %q: give scheme and host only, without a path or a slash at the end." $global.publicUrl) -}}
{{- end -}}
{{- if not $global.database.host -}}
{{- fail "global.database.host is not set: name the PostgreSQL server (with pgvector), or set cloudNativePg.enabled=true and use incubator-postgres-rw." -}}
{{- end -}}
{{- if not $global.rabbitmq.host -}}
{{- fail "global.rabbitmq.host is not set: name the RabbitMQ server (4.0 or later), or set rabbitmqCluster.enabled=true and use incubator-rabbitmq." -}}
{{- end -}}
{{- if not $global.rabbitmq.secret -}}
{{- fail "global.rabbitmq.secret is not set: name the Secret with the broker's username and password (keys username and password)." -}}
{{- end -}}
{{- range $what, $for := dict "owner" "runs the migrations" "app" "serves requests" "system" "does what belongs to no tenant" -}}
{{- if not (index $.Values.secrets $what) -}}
{{- fail (printf "%s.secrets.%s is not set: name the Secret whose key password is that of the database role %s_%s, which %s. Secrets have no default; docs/how-to/install.md makes them." $name $what (include "service-lib.short" $) $what $for) -}}
{{- end -}}
{{- end -}}
{{- if eq $name "auth-service" -}}
{{- if not .Values.secrets.keyEncryptionKey -}}
{{- fail "auth-service.secrets.keyEncryptionKey is not set: name the Secret whose key \"key\" holds base64 of 32 random bytes (openssl rand -base64 32). It seals the signing keys: lose it, and every session ends." -}}
{{- end -}}
{{- range $client, $secret := .Values.secrets.clients -}}
{{- if not $secret -}}
{{- fail (printf "auth-service.secrets.clients.%s is not set: name the Secret whose key \"secret\" %s signs in with; it is the one of %s.secrets.client." $client $client $client) -}}
{{- end -}}
{{- end -}}
{{- $mail := .Values.mail -}}
{{- if and $mail.enabled (not $mail.host) -}}
{{- fail "auth-service.mail.host is not set: name the mail server (SMTP), or set auth-service.mail.enabled=false; then nobody can be invited, confirm an address or reset a password by mail." -}}
{{- end -}}
{{- if and $mail.enabled (not (contains "@" $mail.from)) -}}
{{- fail (printf "auth-service.mail.from is %q: give the address that mail comes from, such as Incubator <no-reply@example.com>." $mail.from) -}}
{{- end -}}
{{- if and $mail.enabled (eq $mail.tls "none") .Values.secrets.mail -}}
{{- fail "auth-service.secrets.mail would be sent unencrypted: set auth-service.mail.tls to starttls or implicit, or leave the Secret out where the server asks for no password." -}}
{{- end -}}
{{- else if not .Values.secrets.client -}}
{{- fail (printf "%s.secrets.client is not set: name the Secret whose key \"secret\" the service signs in with at auth-service." $name) -}}
{{- end -}}
{{- if lt (int .Values.replicas) 1 -}}
{{- fail (printf "%s.replicas is %d: the suite needs all four services, so set 1 or more. To stop the suite, use kubectl scale or helm uninstall." $name (int .Values.replicas)) -}}
{{- end -}}
{{- $scaling := .Values.autoscaling -}}
{{- if and $scaling.hpa.enabled $scaling.keda.enabled -}}
{{- fail (printf "%s.autoscaling has both hpa and keda enabled: KEDA makes an autoscaler of its own, so choose one of them." $name) -}}
{{- end -}}
{{- if and $scaling.keda.enabled (not $scaling.keda.triggers) -}}
{{- fail (printf "%s.autoscaling.keda.triggers is empty: name what to scale on, for example a prometheus trigger on the jobs waiting; docs/how-to/install.md shows one." $name) -}}
{{- end -}}
{{- if gt (int $scaling.minReplicas) (int $scaling.maxReplicas) -}}
{{- fail (printf "%s.autoscaling.minReplicas %d is more than maxReplicas %d: lower the first or raise the second." $name (int $scaling.minReplicas) (int $scaling.maxReplicas)) -}}
{{- end -}}
{{- if lt (int .Values.shutdown.gracePeriodSeconds) (add (int .Values.shutdown.endpointPropagationSeconds) 20) -}}
{{- fail (printf "%s.shutdown.gracePeriodSeconds is %d: after endpointPropagationSeconds (%d) a service needs up to 20 s for its last requests and jobs, so give at least %d." $name (int .Values.shutdown.gracePeriodSeconds) (int .Values.shutdown.endpointPropagationSeconds) (int (add (int .Values.shutdown.endpointPropagationSeconds) 20))) -}}
{{- end -}}
{{- end }}
