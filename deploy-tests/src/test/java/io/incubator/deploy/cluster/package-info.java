/// The umbrella on a real cluster, where `KUBECONFIG` names one.
package io.incubator.deploy.cluster;
