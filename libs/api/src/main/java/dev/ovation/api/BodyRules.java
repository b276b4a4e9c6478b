package dev.ovation.api;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds every body to the constraints of its type as soon as it is read, so that no route can forget to. Routes say
 * neither {@code @Valid} nor {@code @NotNull}: those would have every method of their class described at each start.
 */
@Provider
@Singleton
public class BodyRules implements ReaderInterceptor {
    private final Validator validator;

    BodyRules(Validator validator) {
        this.validator = validator;
    }

    /** @throws ConstraintViolationException where the body breaks rules; a {@link Problem} where there is none */
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (!validator.getConstraintsForClass(context.getType()).isBeanConstrained()) {
            return body;
        }
        if (body == null) {
            throw Problem.violation("body", "must not be null");
        }
        require(body);
        return body;
    }

    /**
     * For what is no body by itself, because it was read as bytes first.
     *
     * @throws ConstraintViolationException where it breaks the constraints of its type
     */
    public void require(Object value) {
        Set<ConstraintViolation<Object>> violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }
}
