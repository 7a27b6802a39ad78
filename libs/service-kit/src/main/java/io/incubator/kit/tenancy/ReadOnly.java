package io.incubator.kit.tenancy;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Beside `@Transactional`, on a method that only reads: the transaction it begins ends without a round trip, and
/// PostgreSQL refuses to change or lock anything in it. In a transaction that others began it means nothing.
///
/// Every statement sees what is committed when it begins, as under READ COMMITTED it always does; `now()` is the time
/// of the statement.
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReadOnly {}
