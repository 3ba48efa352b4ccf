package org.meridiem.newsletter.digest;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// When a digest is sent: on days of the week at a time, or by a cron expression.
@Schema(name = "DigestSchedule", description = "When a digest is sent: `days` and `time`, or `cron`.", examples = """
        {"timeZone": "Europe/Berlin", "days": ["friday"], "time": "08:00"}""")
record DigestSchedule(
        @Schema(description = "The clock that counts, an IANA time zone", required = true) @NotNull @Size(max = 60) String timeZone,
        @Schema(description = "Days of the week") @Nullable @Size(min = 1, max = 7) List<@NotNull Weekday> days,
        @Schema(description = "Time of day, such as 08:00") @Nullable @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d", message = "must be a time of day such as 08:00") String time,
        @Schema(description = "Minute, hour, day of month, month, day of week, as crontab(5) has it; at most once an hour") @Nullable @Size(max = 100) String cron) {
}
