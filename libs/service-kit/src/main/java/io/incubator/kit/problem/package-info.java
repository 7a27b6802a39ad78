/// Errors as RFC 9457 problem details: one catalogue of codes, one shape, one place that maps exceptions.
package io.incubator.kit.problem;
