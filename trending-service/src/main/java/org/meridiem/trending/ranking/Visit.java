package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;

import org.meridiem.events.Engagement;

/// What one visitor did with one article, again and again as long as the pauses were shorter than the repeat window: it counts once, at its last time.
///
/// @param visitor the first eight bytes of the pseudonym
/// @param start   milliseconds since 1970
/// @param end     milliseconds since 1970
/// @param weight  what it adds to a score, at `end`
record Visit(long visitor, Engagement.Action action, long start, long end, float weight) {

    /// How many bytes a visit takes.
    static final int BYTES = 3 * Long.BYTES + Float.BYTES + 1;

    private static final int DIGITS = 2 * Long.BYTES;

    /// By the last time; the rest only makes the order total.
    static final Comparator<Visit> OLDEST_FIRST = Comparator.comparingLong(Visit::end)
            .thenComparingLong(Visit::visitor).thenComparing(Visit::action);

    /// One action.
    ///
    /// @throws IllegalArgumentException when the visitor's pseudonym is not hexadecimal
    static Visit of(Engagement action, double weight) {
        long at = action.at().toEpochMilli();
        return new Visit(visitor(action), action.action(), at, at, (float) weight);
    }

    /// The visitor of an action.
    ///
    /// @throws IllegalArgumentException when the pseudonym is not hexadecimal
    static long visitor(Engagement action) {
        return number(action.visitor());
    }

    /// The first eight bytes of a pseudonym, which are all that collectors make.
    ///
    /// @throws IllegalArgumentException when it is not hexadecimal
    static long number(String pseudonym) {
        int digits = Math.min(pseudonym.length(), DIGITS);
        return HexFormat.fromHexDigitsToLong(pseudonym, 0, digits) << 4 * (DIGITS - digits);
    }

    static Visit readFrom(ByteBuffer buffer) {
        return new Visit(buffer.getLong(), action(buffer.get()), buffer.getLong(), buffer.getLong(),
                buffer.getFloat());
    }

    void writeTo(ByteBuffer buffer) {
        buffer.putLong(visitor).put((byte) action.label().charAt(0)).putLong(start).putLong(end).putFloat(weight);
    }

    /// Whether the other one is a repetition of this, or this of the other.
    boolean continues(Visit other, Duration window) {
        return visitor == other.visitor && action == other.action
                && other.start - end < window.toMillis() && start - other.end < window.toMillis();
    }

    /// Both as one.
    Visit merge(Visit other) {
        return new Visit(visitor, action, Math.min(start, other.start), Math.max(end, other.end),
                Math.max(weight, other.weight));
    }

    Instant lastTime() {
        return Instant.ofEpochMilli(end);
    }

    /// The names of actions differ in their first letters.
    private static Engagement.Action action(byte letter) {
        for (Engagement.Action action : Engagement.Action.values()) {
            if (action.label().charAt(0) == letter) {
                return action;
            }
        }
        throw new IllegalArgumentException("no action of that letter");
    }
}
