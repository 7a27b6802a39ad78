/// Images without a Docker daemon.
package io.incubator.deploy.image;
