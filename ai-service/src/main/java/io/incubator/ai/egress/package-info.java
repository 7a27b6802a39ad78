/// The way out: which addresses model providers may have. A name is resolved, every address it has is judged, and the
/// connection goes to the address that was judged.
package io.incubator.ai.egress;
