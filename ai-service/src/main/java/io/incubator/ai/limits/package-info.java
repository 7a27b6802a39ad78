/// Allowances: what may be used of models, in dollars, tokens, calls or calls at once. What a call can use at most is
/// set aside before it begins and settled when it ends, in PostgreSQL, so that no number of replicas together can use
/// more than is allowed.
package io.incubator.ai.limits;
