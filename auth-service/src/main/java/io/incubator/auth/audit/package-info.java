/// The audit log: append-only rows without personal data, chained by hashes, so that a change is noticed.
package io.incubator.auth.audit;
