package org.meridiem.kit.config;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.common.utils.StringUtil;

/// Refuses to start with a setting of ours outside of its bounds ([AtLeast], [AtMost], [AboveZero]), and names all such settings at once. Settings within lists,
/// maps and optionals are not looked at.
///
/// Constraints of Jakarta Validation on a mapping would do the same, but one of them makes Hibernate Validator look at every mapping there is, the hundreds of
/// the framework included: a quarter of a start (docs/adr/0037).
final class Bounds implements ConfigValidator {

    private static final String OURS = "org.meridiem.";

    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        if (!mapping.getName().startsWith(OURS)) {
            return;
        }
        List<Problem> problems = new ArrayList<>();
        check(mapping, prefix, settings, problems);
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private static void check(Class<?> mapping, String prefix, Object settings, List<Problem> problems) {
        for (Method setting : mapping.getMethods()) {
            if (setting.isDefault()) {
                continue;
            }
            String name = prefix + "." + StringUtil.skewer(setting.getName());
            if (isGroup(setting.getReturnType())) {
                check(setting.getReturnType(), name, value(setting, settings), problems);
            } else if (isBounded(setting)) {
                double number = ((Number) value(setting, settings)).doubleValue();
                String broken = brokenBound(setting, number);
                if (broken != null) {
                    problems.add(new Problem("%s must be %s, and is %s".formatted(name, broken,
                            value(setting, settings))));
                }
            }
        }
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getName().startsWith(OURS);
    }

    private static boolean isBounded(Method setting) {
        return setting.isAnnotationPresent(AtLeast.class) || setting.isAnnotationPresent(AtMost.class)
                || setting.isAnnotationPresent(AboveZero.class);
    }

    private static @Nullable String brokenBound(Method setting, double number) {
        AtLeast least = setting.getAnnotation(AtLeast.class);
        AtMost most = setting.getAnnotation(AtMost.class);
        // Not a number is in no bounds.
        if (least != null && !(number >= least.value())) {
            return "at least " + number(least.value());
        }
        if (most != null && !(number <= most.value())) {
            return "at most " + number(most.value());
        }
        if (setting.isAnnotationPresent(AboveZero.class) && !(number > 0)) {
            return "greater than 0";
        }
        return null;
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private static Object value(Method setting, Object settings) {
        try {
            return setting.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be asked".formatted(setting), e);
        }
    }
}
