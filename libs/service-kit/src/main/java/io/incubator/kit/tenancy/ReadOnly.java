package io.incubator.kit.tenancy;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// In place of `@Transactional`, on a method that only reads: each of its statements is a transaction of its own, which
/// costs no round trip and nobody's coordination, and PostgreSQL refuses to change or lock anything in it. In a
/// transaction that others began it means nothing.
///
/// Every statement sees what is committed when it begins, as under READ COMMITTED it does in a transaction too.
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReadOnly {}
