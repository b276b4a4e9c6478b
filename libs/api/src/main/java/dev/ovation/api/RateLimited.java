package dev.ovation.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route with a limit per caller. Every attempt counts, after authentication and before the body is read.
 *
 * <p>The figure is configured as {@code ovation.limits."<value>".permits} and {@code .period}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {
    /** Name of the limit, for example {@code messages}. */
    String value();
}
