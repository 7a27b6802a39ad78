/// Live events to clients over SSE: read from rows with a gapless number per aggregate, so that a stream resumes by
/// `Last-Event-ID` on any replica with no gap and no double.
package io.incubator.kit.stream;
