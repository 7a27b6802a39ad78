/// Faults on demand, for tests that show what survives them.
package io.incubator.local.fault;
