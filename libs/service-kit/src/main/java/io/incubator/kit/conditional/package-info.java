/// Conditional requests (RFC 9110, 13): nothing is sent twice, and nothing is changed that was changed meanwhile.
package io.incubator.kit.conditional;
