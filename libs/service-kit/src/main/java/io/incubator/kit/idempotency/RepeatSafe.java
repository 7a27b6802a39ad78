package io.incubator.kit.idempotency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a POST that needs no `Idempotency-Key`, because doing it twice is as good as doing it once.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RepeatSafe {

    /// Why that is so.
    String value();
}
