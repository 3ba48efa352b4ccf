package org.meridiem.content.article;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Before when nothing of an article goes out, whoever asks. It is for colleagues: nothing public tells of it.
///
/// @param until the first instant at which it may go out
/// @param zone  IANA time zone in which the editor thought of it
@Embeddable
@Schema(name = "Embargo", requiredProperties = {
        "until"}, description = "Before when nothing of the article goes out, whoever asks. Readers are not told of it.")
public record Embargo(
        @Column(name = "embargo_until") @Schema(description = "The first instant at which it may go out.") Instant until,
        @Column(name = "embargo_zone") @Nullable @Schema(description = "IANA time zone in which the editor thought of it.", examples = "Europe/Lisbon") String zone) {
}
