/// Events out: a row in the business transaction, then a relay that publishes with confirms. A crash between the two
/// sends the event later; a rollback sends nothing.
package io.incubator.kit.outbox;
