package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.meridiem.events.CommentEvent;
import org.meridiem.events.TrendingList.Window;

/// Readers' comments on an article: how many they are, and how fresh.
///
/// Events of one article come in order; the number that each holds tells whether it was heard before. Which comment was removed is not known:
/// each may have been it, so the score shrinks in proportion.
///
/// @param approved how many comments readers see
/// @param most     how many they saw at most
/// @param last     time of the last event, milliseconds since 1970
/// @param log      logarithm of the decayed number, with the half-life of [Window#WEEK]; see [DecayedScores]
record Conversation(long approved, long most, long last, double log) {

    /// No comment yet.
    static final Conversation NONE = new Conversation(0, 0, Long.MIN_VALUE, Double.NEGATIVE_INFINITY);

    /// The state's bytes.
    static final BinarySerde<Conversation> SERDE = new BinarySerde<>(
            told -> ByteBuffer.allocate(3 * Long.BYTES + Double.BYTES).putLong(told.approved).putLong(told.most)
                    .putLong(told.last).putDouble(told.log).array(),
            bytes -> {
                var buffer = ByteBuffer.wrap(bytes);
                return new Conversation(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getDouble());
            });

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "conversations";

    /// After an event.
    ///
    /// @param at its time, not in the future
    Conversation after(CommentEvent event, Instant at) {
        long now = event.change().approved();
        if (at.toEpochMilli() < last || now == approved) {
            return this;
        }
        double score = switch (event) {
            case CommentEvent.Approved _ -> DecayedScores.plus(log, Window.WEEK, 1, at);
            case CommentEvent.Removed _ ->
                now > approved ? log : log + Math.log((double) now / approved);
        };
        return new Conversation(now, Math.max(most, now), at.toEpochMilli(), score);
    }
}
