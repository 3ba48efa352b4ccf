package org.meridiem.kit.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/// Lets a deserialiser refuse a member in its own words: what stands behind the prefix reaches the client.
public final class MemberRules {

    static final String PREFIX = "rule: ";

    private MemberRules() {
    }

    /// The exception to throw.
    ///
    /// @param parser the parser, for the location
    /// @param type   what was to be read
    /// @param rule   completes the sentence "the member …"
    public static JsonMappingException refuse(com.fasterxml.jackson.core.JsonParser parser, Class<?> type,
            String rule) {
        return MismatchedInputException.from(parser, type, PREFIX + rule);
    }
}
