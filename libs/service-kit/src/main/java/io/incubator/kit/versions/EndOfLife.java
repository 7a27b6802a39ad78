package io.incubator.kit.versions;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a resource method that will go away: answers carry `Deprecation` (RFC 9745) and `Sunset` (RFC 8594), the contract
/// calls it deprecated.
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EndOfLife {

    /// Since when it should not be used any more: a date such as `2027-01-31`.
    String deprecated();

    /// From when it may be gone: a date.
    String sunset();

    /// What takes its place: an address, such as `/docs#/projects`.
    String successor() default "";
}
