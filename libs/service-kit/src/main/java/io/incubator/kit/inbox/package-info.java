/// Events in: the effect of each happens once, whatever the broker repeats. A failed effect is PostgreSQL's business,
/// never the broker's: it is recorded, tried again with growing pauses, and parked after the last attempt.
package io.incubator.kit.inbox;
