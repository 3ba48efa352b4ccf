package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meridiem.events.TrendingList.Window;

class DecayedScoresTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private record Action(double weight, Instant at) {
    }

    @ParameterizedTest
    @EnumSource
    void anActionCountsHalfAfterTheHalfLife(Window window) {
        // Given
        var scores = DecayedScores.NONE.plus(3, NOW);

        // When
        double later = scores.valueAt(window, NOW.plus(window.halfLife()));

        // Then
        assertThat(scores.valueAt(window, NOW)).isCloseTo(3, within(1e-9));
        assertThat(later).isCloseTo(1.5, within(1e-9));
    }

    @RepeatedTest(20)
    void theOrderOfActionsDoesNotMatter(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        List<Action> actions = actions(random, 200);
        var shuffled = new ArrayList<>(actions);
        Collections.shuffle(shuffled, random);

        // When
        var inOrder = sum(actions);
        var anyOrder = sum(shuffled);

        // Then
        assertSame(inOrder, anyOrder);
    }

    @RepeatedTest(20)
    void mergingGivesTheScoreOfTheUnion(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        List<Action> some = actions(random, 1 + random.nextInt(100));
        List<Action> others = actions(random, random.nextInt(100));
        var union = new ArrayList<>(some);
        union.addAll(others);

        // When
        var merged = sum(some).merge(sum(others));

        // Then
        assertSame(merged, sum(union));
        assertSame(sum(others).merge(sum(some)), merged);
    }

    @RepeatedTest(20)
    void lateActionsCountExactlyWhatTheyWouldHaveCountedInTime(RepetitionInfo repetition) {
        // Given
        var random = new Random(repetition.getCurrentRepetition());
        List<Action> actions = actions(random, 50);

        // When
        var scores = sum(actions);

        // Then
        for (Window window : Window.values()) {
            double exact = actions.stream().mapToDouble(action -> action.weight() * Math.pow(0.5,
                    Duration.between(action.at(), NOW).toMillis() / (double) window.halfLife().toMillis())).sum();
            assertThat(scores.valueAt(window, NOW)).isCloseTo(exact, within(exact * 1e-9));
        }
    }

    @Test
    void theOrderOfTwoArticlesStaysAsTimePasses() {
        // Given
        var many = sum(List.of(new Action(1, NOW.minusSeconds(7200)), new Action(1, NOW.minusSeconds(7100)),
                new Action(1, NOW.minusSeconds(7000))));
        var fresh = sum(List.of(new Action(1, NOW)));

        // When
        double manyInAYear = many.log(Window.NOW);
        double freshInAYear = fresh.log(Window.NOW);

        // Then
        assertThat(freshInAYear).isGreaterThan(manyInAYear);
        assertThat(many.log(Window.WEEK)).isGreaterThan(fresh.log(Window.WEEK));
    }

    @Test
    void fortyYearsDoNotOverflow() {
        // Given
        Instant far = Instant.parse("2066-01-01T00:00:00Z");

        // When
        var scores = DecayedScores.NONE.plus(1, NOW).plus(1, far).plus(1, far);

        // Then
        assertThat(scores.valueAt(Window.NOW, far)).isCloseTo(2, within(1e-8));
    }

    @Test
    void noActionIsNoScore() {
        assertThat(DecayedScores.NONE.valueAt(Window.TODAY, NOW)).isZero();
        assertThat(DecayedScores.NONE.merge(DecayedScores.NONE)).isEqualTo(DecayedScores.NONE);
    }

    @Test
    void whatIsTakenOutLeavesTheRest() {
        // Given
        var rest = sum(actions(new Random(3), 20));

        // When
        var scores = rest.plus(3, NOW.minusSeconds(40)).minus(3, NOW.minusSeconds(40));

        // Then
        assertSame(scores, rest);
        assertThat(DecayedScores.NONE.minus(1, NOW)).isEqualTo(DecayedScores.NONE);
    }

    @Test
    void aWeightMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> DecayedScores.NONE.plus(0, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> DecayedScores.NONE.plus(Double.NaN, NOW));
    }

    @Test
    void bytesGiveTheSameScores() {
        // Given
        var scores = sum(actions(new Random(7), 10));

        // When
        var read = DecayedScores.readFrom(ByteBuffer.wrap(scores.writeTo(ByteBuffer.allocate(100)).array()));

        // Then
        assertThat(read).isEqualTo(scores);
    }

    private static List<Action> actions(Random random, int count) {
        var actions = new ArrayList<Action>();
        for (int i = 0; i < count; i++) {
            actions.add(new Action(1 + random.nextInt(3), NOW.minusMillis(random.nextInt(200_000_000))));
        }
        return actions;
    }

    private static DecayedScores sum(List<Action> actions) {
        var scores = DecayedScores.NONE;
        for (Action action : actions) {
            scores = scores.plus(action.weight(), action.at());
        }
        return scores;
    }

    private static void assertSame(DecayedScores one, DecayedScores other) {
        for (Window window : Window.values()) {
            assertThat(one.log(window)).as("log of %s", window).isCloseTo(other.log(window), within(1e-9));
        }
    }
}
