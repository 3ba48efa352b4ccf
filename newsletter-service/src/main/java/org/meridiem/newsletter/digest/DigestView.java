package org.meridiem.newsletter.digest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A digest as editors see it.
@Schema(name = "Digest", description = "A rule by which a newsletter's issues come about by themselves.")
record DigestView(
        @Schema(description = "The key", required = true) UUID id,
        @Schema(description = "Slug of the newsletter", required = true) String newsletter,
        @Schema(description = "What editors call it", required = true) String name,
        @Schema(description = "When it is sent", required = true) DigestSchedule schedule,
        @Schema(description = "What stands in it", required = true) DigestContent content,
        @Schema(description = "Whether it is sent without anybody's approval", required = true) boolean automatic,
        @Schema(description = "How long before sending the issue is put together, minutes", required = true) long buildMinutesBefore,
        @Schema(description = "Whether it goes on", required = true) DigestWrite.State status,
        @Schema(description = "The next period, by the clock of the schedule's zone; absent while it is paused") @Nullable LocalDateTime nextPeriod,
        @Schema(description = "When the next issue is put together") @Nullable Instant nextBuildAt,
        @Schema(description = "When the next issue is sent") @Nullable Instant nextSendAt,
        @Schema(description = "What If-Match takes", required = true) long version,
        @Schema(description = "When it was made", required = true) Instant createdAt,
        @Schema(description = "Who made it", required = true) String createdBy,
        @Schema(description = "When it changed last", required = true) Instant updatedAt,
        @Schema(description = "Who changed it last", required = true) String updatedBy) {

    static DigestView of(Digest digest) {
        DigestWrite definition = digest.definition();
        Digest.@Nullable Next next = digest.next();
        Digest.Mark mark = digest.mark();
        return new DigestView(digest.id(), definition.newsletter(), definition.name(), definition.schedule(),
                definition.content(), definition.isAutomatic(), definition.buildBefore().toMinutes(),
                definition.state(), next == null ? null : next.period(), next == null ? null : next.buildAt(),
                next == null ? null : digest.timetable().instant(next.period()), mark.version(), mark.createdAt(),
                mark.createdBy(), mark.updatedAt(), mark.updatedBy());
    }
}
