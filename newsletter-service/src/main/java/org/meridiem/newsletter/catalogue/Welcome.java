package org.meridiem.newsletter.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The mail that greets new subscribers, once for each subscription.
///
/// @param enabled whether there is one; null only in what an editor sent
/// @param subject the mail's subject; the service's own when null
/// @param text    Markdown; the service's own when null
@Embeddable
@Schema(name = "Welcome", description = "The mail that greets new subscribers, once for each subscription.")
public record Welcome(
        @Column(name = "welcome") @Schema(description = "Whether there is one; `true` when absent") @Nullable Boolean enabled,
        @Column(name = "welcome_subject") @Schema(description = "The mail's subject; the service's own when absent") @Nullable @OneLine @Size(max = 200) String subject,
        @Column(name = "welcome_text") @Schema(description = "What it says, in Markdown: paragraphs, lists, emphasis, links; the service's own words when absent") @Nullable @Size(min = 1, max = 5000) String text) {

    static final Welcome USUAL = new Welcome(true, null, null);

    /// The same with what is absent filled in.
    Welcome complete() {
        return enabled == null ? new Welcome(true, subject, text) : this;
    }
}
