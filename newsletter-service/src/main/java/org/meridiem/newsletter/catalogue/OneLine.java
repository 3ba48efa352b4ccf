package org.meridiem.newsletter.catalogue;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/// Text that ends up in a header: not blank, one line, no control character, no line separator.
@Pattern(regexp = "(?U)(?!\\s*$)[^\\p{Cntrl}\\u2028\\u2029]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ FIELD, METHOD, PARAMETER, RECORD_COMPONENT })
@Retention(RUNTIME)
public @interface OneLine {
    /// What is wrong.
    String message() default "must be one line of text, not blank";

    /// Bean Validation's groups; not used here.
    Class<?>[] groups() default {};

    /// Bean Validation's payload; not used here.
    Class<? extends Payload>[] payload() default {};
}
