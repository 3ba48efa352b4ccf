package org.meridiem.newsletter.bounce;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Tells an address that does not exist from a server that does not want this mail. In doubt it is the latter: a reader must not be lost because a server is in a bad mood.
final class BounceRules {

    /// RFC 3463, X.1.*: no such mailbox, no such host, bad syntax, moved, null MX; X.2.1: mailbox disabled.
    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10",
            "5.2.1");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern WORDS = Pattern
            .compile("user unknown|unknown user|no such user|no such recipient|does not exist|mailbox not found"
                    + "|recipient not found|address rejected: user|invalid recipient");

    private BounceRules() {
    }

    /// What a mail that came back for good means.
    ///
    /// @param status     enhanced status code
    /// @param diagnostic what the server said
    static MailReport.What permanent(@Nullable String status, @Nullable String diagnostic) {
        String code = code(status);
        if (code.isEmpty()) {
            code = code(diagnostic);
        }
        if (!code.isEmpty()) {
            return NO_SUCH_ADDRESS.contains(code) ? MailReport.What.HARD : MailReport.What.SOFT;
        }
        return diagnostic != null && diagnostic.startsWith("5")
                && WORDS.matcher(diagnostic.toLowerCase(Locale.ROOT)).find()
                        ? MailReport.What.HARD
                        : MailReport.What.SOFT;
    }

    private static String code(@Nullable String text) {
        if (text == null) {
            return "";
        }
        Matcher found = STATUS.matcher(text);
        return found.find() ? found.group(1) : "";
    }
}
