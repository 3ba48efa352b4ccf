package org.meridiem.newsletter.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.kit.problem.ProblemException;

@DisplayName("The periods of a digest")
class TimetableTest {

    @ParameterizedTest
    @CsvSource({
            // Clocks go forward: 02:30 does not exist there.
            "America/New_York, 2026-03-05T12:00:00Z, 02:30",
            "Europe/Berlin, 2026-03-26T12:00:00Z, 02:30",
            "Australia/Lord_Howe, 2026-10-01T12:00:00Z, 02:15",
            // Clocks go back: 01:30 comes twice there.
            "America/New_York, 2026-10-29T12:00:00Z, 01:30",
            "Europe/Berlin, 2026-10-22T12:00:00Z, 02:30",
            "Australia/Lord_Howe, 2026-04-02T12:00:00Z, 01:45"})
    void areOneADayInTheWeekInWhichClocksChange(String zone, Instant begin, String time) {
        // Given
        Timetable daily = Timetable
                .of(new DigestSchedule(zone, List.of(Weekday.values()), time, null));

        // When
        var days = new ArrayList<LocalDate>();
        var instants = new ArrayList<Instant>();
        LocalDateTime period = daily.next(begin);
        while (daily.instant(period).isBefore(begin.plus(Duration.ofDays(7)))) {
            days.add(period.toLocalDate());
            instants.add(daily.instant(period));
            period = daily.next(period);
        }

        // Then
        assertThat(days).doesNotHaveDuplicates().hasSize(7).isSorted();
        assertThat(instants).doesNotHaveDuplicates().isSorted();
        for (int i = 1; i < instants.size(); i++) {
            assertThat(Duration.between(instants.get(i - 1), instants.get(i))).isBetween(Duration.ofHours(23),
                    Duration.ofHours(25));
        }
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
            "Europe/Berlin, 2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
            "America/New_York, 2026-11-01T01:30:00, 2026-11-01T05:30:00Z",
            "Australia/Lord_Howe, 2026-10-04T02:15:00, 2026-10-03T15:45:00Z"})
    void thatAClockLeapsOverComeRightAfterAndThoseItShowsTwiceComeTheFirstTime(String zone, LocalDateTime period,
            Instant expected) {
        assertThat(Timetable.of(new DigestSchedule(zone, List.of(Weekday.SUNDAY), "08:00", null)).instant(period))
                .isEqualTo(expected);
    }

    @Test
    void thatHavePassedOnAClockThatWasSetBackAreNotBegunAnew() {
        Timetable timetable = Timetable
                .of(new DigestSchedule("Europe/Berlin", List.of(Weekday.SUNDAY), "02:45", null));
        // 02:40 for the second time: the 02:45 that counts was an hour ago.
        assertThat(timetable.next(Instant.parse("2026-10-25T01:40:00Z")))
                .isEqualTo(LocalDateTime.parse("2026-11-01T02:45:00"));
    }

    @Test
    void followACronExpression() {
        Timetable timetable = Timetable.of(new DigestSchedule("Europe/Berlin", null, null, "30 7 1,15 * *"));
        LocalDateTime first = timetable.next(Instant.parse("2026-11-25T12:00:00Z"));
        assertThat(first).isEqualTo(LocalDateTime.parse("2026-12-01T07:30:00"));
        assertThat(timetable.next(first)).isEqualTo(LocalDateTime.parse("2026-12-15T07:30:00"));
        assertThat(timetable.previous(first)).contains(LocalDateTime.parse("2026-11-15T07:30:00"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"Mars/Olympus, 0 8 * * 5, /schedule/timeZone",
            "+02:00, 0 8 * * 5, /schedule/timeZone", "UTC, every friday, /schedule/cron",
            "UTC, 0 8 31 2 *, /schedule/cron", "UTC, */10 8 * * *, /schedule/cron", "UTC, 0 0 8 * * 5, /schedule/cron",
            "UTC, 99 8 * * *, /schedule/cron", "UTC, -, /schedule"})
    void thatMakeNoSenseAreRefusedByName(String zone, @Nullable String cron, String pointer) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Timetable.of(new DigestSchedule(zone, null, null, cron)))
                .satisfies(problem -> assertThat(problem.errors()).singleElement()
                        .satisfies(error -> assertThat(error.pointer()).isEqualTo(pointer)));
    }
}
