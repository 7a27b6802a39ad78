/// Long work: a service brings a handler per kind of job; the kit claims, heartbeats, cancels and completes.
package io.incubator.kit.worker;
