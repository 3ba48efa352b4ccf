package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

import org.meridiem.events.TrendingList.Window;

/// How much an article was acted upon, once per [Window], each action counting half after every half-life of the window.
///
/// Forward exponential decay (Cormode, Shkapenyuk, Srivastava, Xu, ICDE 2009) in the logarithmic domain. An action of weight `w` at time `t` adds
/// `w·e^(α(t−L))` with `α = ln 2 / half-life` and a fixed landmark `L`; the score at a later time `T` is the sum times `e^(−α(T−L))`. Kept is the logarithm
/// of the sum, which stays small for centuries. Hence: the order in which actions arrive does not matter, late ones count exactly what they would have
/// counted in time, two sums merge into that of the union, and the order of two articles at one time is their order at any time.
///
/// Immutable. A score without any action is zero, its logarithm negative infinity.
final class DecayedScores {

    private static final Window[] WINDOWS = Window.values();

    /// How many bytes the scores take.
    static final int BYTES = Double.BYTES * WINDOWS.length;

    /// The scores' bytes.
    static final BinarySerde<DecayedScores> SERDE = new BinarySerde<>(
            scores -> scores.writeTo(ByteBuffer.allocate(BYTES)).array(), bytes -> readFrom(ByteBuffer.wrap(bytes)));

    /// No action yet.
    static final DecayedScores NONE = new DecayedScores(filled(Double.NEGATIVE_INFINITY));

    /// Where time starts. Never change it: stored logarithms are relative to it.
    private static final Instant LANDMARK = Instant.parse("2025-01-01T00:00:00Z");

    private final double[] logs;

    private DecayedScores(double[] logs) {
        this.logs = logs;
    }

    /// Reads what [#writeTo(ByteBuffer)] wrote.
    static DecayedScores readFrom(ByteBuffer buffer) {
        var logs = new double[WINDOWS.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = buffer.getDouble();
        }
        return new DecayedScores(logs);
    }

    /// Writes [#BYTES] bytes.
    ByteBuffer writeTo(ByteBuffer buffer) {
        for (double log : logs) {
            buffer.putDouble(log);
        }
        return buffer;
    }

    /// These scores and one action more.
    ///
    /// @param weight greater than zero
    /// @param at     when it happened; may be earlier than actions counted already
    DecayedScores plus(double weight, Instant at) {
        if (!(weight > 0)) {
            throw new IllegalArgumentException("a weight must be positive");
        }
        double logWeight = Math.log(weight);
        var sum = new double[WINDOWS.length];
        for (Window window : WINDOWS) {
            int i = window.ordinal();
            sum[i] = logOfSum(logs[i], logWeight + growth(window, at));
        }
        return new DecayedScores(sum);
    }

    /// The scores of all actions of both.
    DecayedScores merge(DecayedScores other) {
        var sum = new double[WINDOWS.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = logOfSum(logs[i], other.logs[i]);
        }
        return new DecayedScores(sum);
    }

    /// The higher score of each window: what two reports about the same actions, one of them older, come to.
    DecayedScores newest(DecayedScores other) {
        var highest = new double[WINDOWS.length];
        for (int i = 0; i < highest.length; i++) {
            highest[i] = Math.max(logs[i], other.logs[i]);
        }
        return new DecayedScores(highest);
    }

    /// What articles are ordered by inside one window.
    double log(Window window) {
        return logs[window.ordinal()];
    }

    /// The decayed weight at a time.
    double valueAt(Window window, Instant time) {
        return valueAt(window, log(window), time);
    }

    /// The decayed weight at a time of a logarithm that [#log(Window)] gave.
    static double valueAt(Window window, double log, Instant time) {
        return Math.exp(log - growth(window, time));
    }

    private static double growth(Window window, Instant at) {
        double seconds = (at.toEpochMilli() - LANDMARK.toEpochMilli()) / 1000.0;
        return Math.log(2) * seconds / window.halfLife().toSeconds();
    }

    private static double logOfSum(double a, double b) {
        double higher = Math.max(a, b);
        return higher == Double.NEGATIVE_INFINITY ? higher : higher + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    private static double[] filled(double value) {
        var filled = new double[WINDOWS.length];
        Arrays.fill(filled, value);
        return filled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecayedScores that && Arrays.equals(logs, that.logs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(logs);
    }

    @Override
    public String toString() {
        return "DecayedScores" + Arrays.toString(logs);
    }
}
