package org.meridiem.newsletter.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.events.MalformedEventException;

import io.quarkus.narayana.jta.QuarkusTransactionException;

@DisplayName("An event that fails")
class IntakeTest {

    @Test
    void isHopelessWhenItIsMalformed() {
        assertThat(Intake.isHopeless(new QuarkusTransactionException(new MalformedEventException("bad")))).isTrue();
    }

    @Test
    void isHopelessWhenTheDatabaseRefusesItsContent() {
        assertThat(Intake.isHopeless(new QuarkusTransactionException(new SQLException("no \\u0000", "22P05"))))
                .isTrue();
    }

    @Test
    void waitsWhileTheDatabaseIsAway() {
        assertThat(Intake.isHopeless(new QuarkusTransactionException(new SQLException("gone", "08006")))).isFalse();
        assertThat(Intake.isHopeless(new IllegalStateException(new SQLException("Acquisition timeout")))).isFalse();
        assertThat(Intake.isHopeless(new QuarkusTransactionException(new SQLException("deadlock", "40P01")))).isFalse();
        assertThat(Intake.isHopeless(new QuarkusTransactionException(new IllegalStateException("no transaction"))))
                .isFalse();
    }

    @Test
    void isHopelessWhenOurOwnCodeFailsOnIt() {
        assertThat(Intake.isHopeless(new NullPointerException())).isTrue();
    }
}
