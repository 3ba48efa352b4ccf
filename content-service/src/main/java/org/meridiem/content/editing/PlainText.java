package org.meridiem.content.editing;

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

/// Says that a text is just text: no control characters. `<b>` in it is four characters, not markup; whoever shows it escapes it.
///
/// Every other character is welcome, whatever its script or direction.
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.ANNOTATION_TYPE, ElementType.CONSTRUCTOR,
        ElementType.PARAMETER,
        ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {

    /// Whether line breaks and tabs may be in it.
    boolean lines() default false;

    /// What the client is told.
    String message() default "must be plain text without control characters";

    /// Bean Validation's groups.
    Class<?>[] groups() default {};

    /// Bean Validation's payload.
    Class<? extends Payload>[] payload() default {};

    /// Looks at each character.
    final class Validator implements ConstraintValidator<PlainText, String> {

        private boolean lines;

        @Override
        public void initialize(PlainText annotation) {
            lines = annotation.lines();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || value.chars().allMatch(this::allowed);
        }

        private boolean allowed(int c) {
            return switch (c) {
                case '\n', '\r', '\t' -> lines;
                // Line and paragraph separators break lines too, and end string literals in old scripts.
                case '\u2028', '\u2029' -> false;
                default -> !Character.isISOControl(c);
            };
        }
    }
}
