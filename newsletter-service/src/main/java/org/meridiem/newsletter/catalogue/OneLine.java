package org.meridiem.newsletter.catalogue;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/// Text that ends up in a header: not blank, one line, no control character, no line separator.
@Constraint(validatedBy = OneLine.Check.class)
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RUNTIME)
public @interface OneLine {
    /// What is wrong.
    String message() default "must be one line of text, not blank";

    /// Bean Validation's groups; not used here.
    Class<?>[] groups() default {};

    /// Bean Validation's payload; not used here.
    Class<? extends Payload>[] payload() default {};

    /// Looks at the text.
    class Check implements ConstraintValidator<OneLine, CharSequence> {

        private static final int LINE_SEPARATOR = 0x2028;
        private static final int PARAGRAPH_SEPARATOR = 0x2029;

        /// Made by Bean Validation.
        public Check() {
            // It keeps nothing.
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || !text.toString().isBlank() && text.codePoints().noneMatch(Check::breaksLines);
        }

        private static boolean breaksLines(int point) {
            return Character.isISOControl(point) || point == LINE_SEPARATOR || point == PARAGRAPH_SEPARATOR;
        }
    }
}
