/// What ships, and under which licences.
package io.incubator.deploy.licences;
