package org.meridiem.content.contenttype;

import java.util.Optional;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/// Regular expressions of schemas, matched in time that grows with the text and no faster: RE2 does not backtrack, so no expression and no text
/// can occupy a thread. It has neither look-around nor back references.
final class LinearPatterns implements RegularExpressionFactory {

    static final int MAX_LENGTH = 500;
    /// Repetitions with a number are written out in the program: nested ones multiply.
    private static final int MAX_REPETITIONS = 1_000;

    @Override
    public RegularExpression getRegularExpression(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return text -> pattern.matcher(text).find();
    }

    /// What is wrong with an expression.
    static Optional<String> flaw(String expression) {
        if (expression.length() > MAX_LENGTH) {
            return Optional.of("must not be longer than " + MAX_LENGTH + " characters");
        }
        if (repetitions(expression) > MAX_REPETITIONS) {
            return Optional.of("must not repeat things more than " + MAX_REPETITIONS + " times in all");
        }
        try {
            Pattern.compile(expression);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("is no regular expression that is supported (RE2: no look-around, no back references)");
        }
    }

    /// An upper bound: the product of all counted repetitions, nested or not.
    private static long repetitions(String expression) {
        long product = 1;
        for (int i = expression.indexOf('{'); i >= 0; i = expression.indexOf('{', i + 1)) {
            int end = expression.indexOf('}', i);
            int comma = expression.indexOf(',', i);
            String most = end < 0
                    ? ""
                    : expression.substring(comma > 0 && comma + 1 < end ? comma + 1 : i + 1,
                            comma == end - 1 ? comma : end);
            if (!most.isEmpty() && most.length() < 7 && most.chars().allMatch(c -> c >= '0' && c <= '9')) {
                product = Math.min(product * Math.max(1, Long.parseLong(most)), Integer.MAX_VALUE);
            }
        }
        return product;
    }
}
