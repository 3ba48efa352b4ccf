package org.meridiem.newsletter.bounce;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What somebody trustworthy says about a mail.
///
/// @param event   what the source calls the report
/// @param source  who says it
/// @param about   which mail or reader
/// @param what    what happened
/// @param detail  in words, as far as known
/// @param at      when it happened
record MailReport(String event, String source, About about, What what, Detail detail, Instant at) {

    private static final int MAX_TEXT = 500;

    /// What happened to the mail.
    enum What {
        /// It arrived.
        DELIVERED,
        /// See [BounceKind#HARD].
        HARD,
        /// See [BounceKind#SOFT].
        SOFT,
        /// See [BounceKind#COMPLAINT].
        COMPLAINT
    }

    /// Which mail or reader: the first that is known.
    ///
    /// @param delivery     by its signed return path
    /// @param subscription by the signed way out that the mail carried
    /// @param address      as a provider names it
    record About(@Nullable UUID delivery, @Nullable UUID subscription, @Nullable String address) {

        static About delivery(UUID id) {
            return new About(id, null, null);
        }

        static About subscription(UUID id) {
            return new About(null, id, null);
        }

        static About address(String address) {
            return new About(null, null, address);
        }
    }

    /// In words.
    ///
    /// @param status     enhanced status code (RFC 3463)
    /// @param diagnostic what the other server said
    record Detail(@Nullable String status, @Nullable String diagnostic) {

        static final Detail NONE = new Detail(null, null);

        Detail {
            status = line(status);
            diagnostic = line(diagnostic);
        }

        private static @Nullable String line(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            StringBuilder line = new StringBuilder();
            text.strip()
                    .codePoints()
                    .limit(MAX_TEXT)
                    .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE
                            ? ' '
                            : point)
                    .forEach(line::appendCodePoint);
            return line.toString();
        }
    }
}
