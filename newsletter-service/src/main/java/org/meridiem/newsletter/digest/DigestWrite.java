package org.meridiem.newsletter.digest;

import java.time.Duration;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.catalogue.OneLine;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an editor writes of a digest.
@Schema(name = "DigestWrite", description = "What an editor writes of a digest.", examples = """
        {"newsletter": "weekly", "name": "Friday's digest", "schedule": {"timeZone": "Europe/Berlin", "days": ["friday"], "time": "08:00"},
         "content": {"newest": 8, "trending": {"window": "week", "n": 3}, "minimum": 3}, "automatic": false, "buildMinutesBefore": 120}""")
record DigestWrite(
        @Schema(description = "Slug of the newsletter; cannot change later", required = true) @NotNull @Size(max = 60) String newsletter,
        @Schema(description = "What editors call it", required = true) @NotNull @OneLine @Size(max = 100) String name,
        @Schema(description = "When it is sent", required = true) @NotNull @Valid DigestSchedule schedule,
        @Schema(description = "What stands in it", required = true) @NotNull @Valid DigestContent content,
        @Schema(description = "Whether it is sent without anybody's approval; `false` when absent") @Nullable Boolean automatic,
        @Schema(description = "How long before sending the issue is put together, minutes; what is published later waits for the next. 60 when absent") @Nullable @Min(0) @Max(1440) Integer buildMinutesBefore,
        @Schema(description = "Whether it goes on; `active` when absent") @Nullable State status) {

    private static final int BUILD_MINUTES_BEFORE = 60;

    /// Whether a digest goes on.
    @Schema(name = "DigestStatus")
    enum State {
        /// The next period is awaited.
        @JsonProperty("active")
        ACTIVE,
        /// No issue comes about. Periods that pass meanwhile are not caught up.
        @JsonProperty("paused")
        PAUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The same with what is absent filled in.
    DigestWrite complete() {
        return new DigestWrite(newsletter, name, schedule, content, isAutomatic(), minutesBefore(), state());
    }

    boolean isAutomatic() {
        return automatic != null && automatic;
    }

    Duration buildBefore() {
        return Duration.ofMinutes(minutesBefore());
    }

    State state() {
        return status == null ? State.ACTIVE : status;
    }

    private int minutesBefore() {
        return buildMinutesBefore == null ? BUILD_MINUTES_BEFORE : buildMinutesBefore;
    }
}
