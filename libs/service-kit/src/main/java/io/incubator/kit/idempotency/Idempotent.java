package io.incubator.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a resource method that creates something: with the header `Idempotency-Key` a repeated call gets the answer of
/// the first one. The method's work must use the application role's database, for its effect and the remembered answer
/// are one transaction. A POST is either this or [RepeatSafe].
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
