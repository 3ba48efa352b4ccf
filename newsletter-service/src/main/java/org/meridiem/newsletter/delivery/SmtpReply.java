package org.meridiem.newsletter.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a mail server answered, without its words: they may hold an address.
///
/// @param code     the reply code (RFC 5321, 4.2)
/// @param enhanced the enhanced status code (RFC 3463) such as `5.1.1`, empty without one
record SmtpReply(int code, String enhanced) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int SERVICE_CLOSES = 421;
    private static final int GO_AHEAD = 354;

    /// Reads a reply's first line.
    static SmtpReply of(int code, String text) {
        Matcher found = ENHANCED.matcher(text);
        return new SmtpReply(code, found.find() ? found.group(1) : "");
    }

    boolean isPositive() {
        return code / 100 == 2;
    }

    boolean isTransient() {
        return code / 100 == 4;
    }

    boolean isPermanent() {
        return code / 100 == 5;
    }

    /// The server waits for the mail's data.
    boolean isGoAhead() {
        return code == GO_AHEAD;
    }

    /// The server closes the connection with this reply.
    boolean closes() {
        return code == SERVICE_CLOSES;
    }

    @Override
    public String toString() {
        return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
    }
}
