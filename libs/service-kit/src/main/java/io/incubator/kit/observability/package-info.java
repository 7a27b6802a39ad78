/// Logs that can be followed: trace, tenant and subject on every line of a request.
package io.incubator.kit.observability;
