/// Images that are built without a Docker daemon, opened and looked into.
package io.incubator.deploy.image;
