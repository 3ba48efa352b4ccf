package org.meridiem.content.slug;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/// Says that a member of a request has the form of [SlugPolicy], if it is there at all.
///
/// Not a `@Pattern`: a regular expression over a hostile text of many hyphens would use up the stack.
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.ANNOTATION_TYPE, ElementType.CONSTRUCTOR,
        ElementType.PARAMETER,
        ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Slug.Validator.class)
public @interface Slug {

    /// What the client is told.
    String message() default "must be lower-case letters, digits and single hyphens, at most 120 characters";

    /// Bean Validation's groups.
    Class<?>[] groups() default {};

    /// Bean Validation's payload.
    Class<? extends Payload>[] payload() default {};

    /// Asks [SlugPolicy].
    final class Validator implements ConstraintValidator<Slug, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || SlugPolicy.isSlug(value);
        }
    }
}
