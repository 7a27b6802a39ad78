/// Second factors: time-based codes (RFC 6238) and recovery codes.
package io.incubator.auth.factor;
