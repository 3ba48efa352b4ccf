package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

import org.meridiem.events.TrendingList.Window;

/// How much an article was acted upon, once per [Window], each action counting half after every half-life of the window.
///
/// Forward exponential decay (Cormode, Shkapenyuk, Srivastava, Xu, ICDE 2009) in the logarithmic domain. An action of weight `w` at time `t` adds
/// `w·e^(α(t−L))` with `α = ln 2 / half-life` and a fixed landmark `L`; the score at a later time `T` is the sum times `e^(−α(T−L))`. Kept is the logarithm
/// of the sum, which stays small for centuries. Hence: the order in which actions arrive does not matter, late ones count exactly what they would have
/// counted in time, two sums merge into that of the union, and the order of two articles at one time is their order at any time.
///
/// A score without any action is zero, its logarithm negative infinity.
///
/// @param now   logarithm of the sum with the half-life of [Window#NOW]
/// @param today with that of [Window#TODAY]
/// @param week  with that of [Window#WEEK]
record DecayedScores(double now, double today, double week) {

    /// No action yet.
    static final DecayedScores NONE = each(_ -> Double.NEGATIVE_INFINITY);

    /// How many bytes the scores take.
    static final int BYTES = 3 * Double.BYTES;

    /// The scores' bytes.
    static final BinarySerde<DecayedScores> SERDE = new BinarySerde<>(
            scores -> scores.writeTo(ByteBuffer.allocate(BYTES)).array(), bytes -> readFrom(ByteBuffer.wrap(bytes)));

    /// Where time starts. Never change it: stored logarithms are relative to it.
    private static final Instant LANDMARK = Instant.parse("2025-01-01T00:00:00Z");

    /// Reads what [#writeTo(ByteBuffer)] wrote.
    static DecayedScores readFrom(ByteBuffer buffer) {
        return new DecayedScores(buffer.getDouble(), buffer.getDouble(), buffer.getDouble());
    }

    /// Writes [#BYTES] bytes.
    ByteBuffer writeTo(ByteBuffer buffer) {
        return buffer.putDouble(now).putDouble(today).putDouble(week);
    }

    /// These scores and one action more.
    ///
    /// @param weight greater than zero
    /// @param at     when it happened; may be earlier than actions counted already
    DecayedScores plus(double weight, Instant at) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("a weight must be positive");
        }
        return each(window -> plus(log(window), window, weight, at));
    }

    /// These scores without an action that is among them.
    DecayedScores minus(double weight, Instant at) {
        double logWeight = Math.log(weight);
        return each(window -> logOfDifference(log(window), logWeight + growth(window, at)));
    }

    /// The scores of all actions of both.
    DecayedScores merge(DecayedScores other) {
        return each(window -> logOfSum(log(window), other.log(window)));
    }

    /// What articles are ordered by inside one window.
    double log(Window window) {
        return switch (window) {
            case NOW -> now;
            case TODAY -> today;
            case WEEK -> week;
        };
    }

    /// Whether it is less than another in any window.
    boolean isBelow(DecayedScores other) {
        return now < other.now || today < other.today || week < other.week;
    }

    /// The decayed weight at a time.
    double valueAt(Window window, Instant time) {
        return valueAt(window, log(window), time);
    }

    /// The logarithm of one window with one action more.
    static double plus(double log, Window window, double weight, Instant at) {
        return logOfSum(log, Math.log(weight) + growth(window, at));
    }

    /// The decayed weight at a time of a logarithm that [#log(Window)] gave.
    static double valueAt(Window window, double log, Instant time) {
        return Math.exp(log - growth(window, time));
    }

    private static DecayedScores each(ToDoubleFunction<Window> log) {
        return new DecayedScores(log.applyAsDouble(Window.NOW), log.applyAsDouble(Window.TODAY),
                log.applyAsDouble(Window.WEEK));
    }

    private static double growth(Window window, Instant at) {
        double seconds = (at.toEpochMilli() - LANDMARK.toEpochMilli()) / 1000.0;
        return Math.log(2) * seconds / window.halfLife().toSeconds();
    }

    private static double logOfSum(double a, double b) {
        double higher = Math.max(a, b);
        return higher == Double.NEGATIVE_INFINITY ? higher : higher + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /// Never below zero: what is taken out may have been lost with a process that died between two writes.
    private static double logOfDifference(double a, double b) {
        return b >= a ? Double.NEGATIVE_INFINITY : a + Math.log1p(-Math.exp(b - a));
    }
}
