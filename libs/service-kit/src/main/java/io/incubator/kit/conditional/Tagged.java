package io.incubator.kit.conditional;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// A representation that knows which state it shows. Whatever a resource returns of this kind goes out with an `ETag`,
/// and is not sent to a reader who has it.
public interface Tagged {

    /// Names the state: the version of what changes, anything constant for what never does. Plain characters, no
    /// quotes.
    @JsonIgnore
    String entityTag();
}
