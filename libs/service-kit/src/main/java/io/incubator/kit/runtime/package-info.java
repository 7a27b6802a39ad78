/// Background work of a replica: loops that wait for a signal or a period, and end with the service.
package io.incubator.kit.runtime;
