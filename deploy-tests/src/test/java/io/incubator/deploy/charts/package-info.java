/// The charts of `helm/`, judged without a cluster.
package io.incubator.deploy.charts;
