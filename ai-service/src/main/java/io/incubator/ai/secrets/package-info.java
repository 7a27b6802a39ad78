/// Secrets of tenants at rest: sealed with a data key of the tenant, which a master key wraps that only the
/// environment knows. Both kinds of key can be changed while the service runs.
package io.incubator.ai.secrets;
