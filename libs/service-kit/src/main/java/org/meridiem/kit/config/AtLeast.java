package org.meridiem.kit.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The setting is not less than this. For numbers of a mapping below `meridiem`; [Bounds] checks it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AtLeast {
    /// The bound, in the unit of the setting.
    double value();
}
