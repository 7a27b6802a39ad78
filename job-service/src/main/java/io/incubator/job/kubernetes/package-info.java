/// The kind `kubernetes-job`: heavy work in a pod of its own. Off unless the operator turns it on.
package io.incubator.job.kubernetes;
