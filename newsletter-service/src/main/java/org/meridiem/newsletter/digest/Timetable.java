package org.meridiem.newsletter.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/// The periods of a schedule.
///
/// A period is a time on the wall clock, computed as if no clock were ever set forward or back, and only then looked up in the zone. So each comes exactly once: one that
/// the clock leaps over happens right after the leap, one that the clock shows twice happens the first time.
final class Timetable {

    private static final CronParser CRON = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final int LOOKED_AT = 50;

    private final ExecutionTime times;
    private final ZoneId zone;

    private Timetable(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /// The timetable of a schedule.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400 if it is none: no such zone, no such expression, never, or more than once an hour
    static Timetable of(DigestSchedule schedule) {
        if (!ZoneId.getAvailableZoneIds().contains(schedule.timeZone())) {
            throw refused("/schedule/timeZone", "must be an IANA time zone such as Europe/Berlin");
        }
        var timetable = new Timetable(ExecutionTime.forCron(cron(schedule)), ZoneId.of(schedule.timeZone()));
        timetable.demandSense(schedule.cron() == null ? "/schedule/days" : "/schedule/cron");
        return timetable;
    }

    /// The first period after a local time.
    LocalDateTime next(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).orElseThrow().toLocalDateTime();
    }

    /// The first period that has not begun.
    LocalDateTime next(Instant now) {
        LocalDateTime period = next(now.atZone(zone).toLocalDateTime());
        while (!instant(period).isAfter(now)) {
            period = next(period);
        }
        return period;
    }

    /// The last period before another.
    Optional<LocalDateTime> previous(LocalDateTime before) {
        return times.lastExecution(before.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    /// When a period is.
    Instant instant(LocalDateTime period) {
        return period.atZone(zone).toInstant();
    }

    private void demandSense(String pointer) {
        Optional<ZonedDateTime> at = times.nextExecution(LocalDateTime.of(2024, 1, 1, 0, 0).atZone(ZoneOffset.UTC));
        for (int i = 0; i < LOOKED_AT; i++) {
            ZonedDateTime before = at.orElseThrow(() -> refused(pointer, "never happens"));
            at = times.nextExecution(before);
            if (at.isPresent() && Duration.between(before, at.get()).compareTo(SHORTEST) < 0) {
                throw refused(pointer, "must not happen more than once an hour");
            }
        }
    }

    private static Cron cron(DigestSchedule schedule) {
        try {
            return CRON.parse(expression(schedule)).validate();
        } catch (IllegalArgumentException e) {
            throw refused("/schedule/cron", "must be a cron expression of five fields, such as 0 8 * * 5");
        }
    }

    private static String expression(DigestSchedule schedule) {
        @Nullable
        List<Weekday> days = schedule.days();
        @Nullable
        String time = schedule.time();
        @Nullable
        String cron = schedule.cron();
        if (days != null && time != null && cron == null) {
            return weekly(days, time);
        }
        if (days == null && time == null && cron != null) {
            return cron;
        }
        throw refused("/schedule", "must have days and time, or cron");
    }

    private static String weekly(List<Weekday> days, String time) {
        int colon = time.indexOf(':');
        return "%d %d * * %s".formatted(Integer.parseInt(time.substring(colon + 1)),
                Integer.parseInt(time.substring(0, colon)),
                days.stream().distinct().map(day -> Integer.toString(day.number())).collect(Collectors.joining(",")));
    }

    private static RuntimeException refused(String pointer, String why) {
        return ProblemType.INVALID_INPUT.with("The schedule cannot be used.").at(pointer, why);
    }
}
