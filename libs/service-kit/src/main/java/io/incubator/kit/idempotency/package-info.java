/// Creating calls that can be repeated: the same `Idempotency-Key` gets the same answer, and the work is done once.
package io.incubator.kit.idempotency;
