package org.meridiem.newsletter.statistics;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What became of an issue.
@Schema(name = "IssueStatistics", description = "What became of an issue.")
record IssueStatistics(
        @Schema(description = "How many people were to get it", required = true) long recipients,
        @Schema(description = "Mails that wait or are on their way", required = true) long open,
        @Schema(description = "Mails that a mail server took", required = true) long sent,
        @Schema(description = "Mails that were given up", required = true) long failed,
        @Schema(description = "Mails that left, but the server's answer was lost", required = true) long uncertain,
        @Schema(description = "Mails that were not to be sent any more", required = true) long suppressed,
        @Schema(description = "Mails that the recipient's server refused for good, at once or later", required = true) long bounced,
        @Schema(description = "People who left the newsletter within a week of the mail", required = true) long unsubscribed,
        @Schema(description = "Why mails were not sent, most frequent first", required = true) List<Reason> reasons,
        @Schema(description = "People who opened it; absent unless opens are counted") @Nullable Long opened,
        @Schema(description = "People who clicked a link; absent unless clicks are counted") @Nullable Long clicked,
        @Schema(description = "The tracked links, most clicked first", required = true) List<Link> links,
        @Schema(description = "The subjects that were tested", required = true) List<Variant> subjects,
        @Schema(description = "Decisions to send uncertain mails again", required = true) List<Resend> resends) {

    /// Why mails were not sent.
    @Schema(name = "DeliveryReason", description = "Why mails were not sent.")
    record Reason(
            @Schema(description = "What became of them", required = true) String state,
            @Schema(description = "One word", required = true) String reason,
            @Schema(description = "How many", required = true) long mails) {
    }

    /// A tracked link.
    @Schema(name = "TrackedLink", description = "A tracked link.")
    record Link(
            @Schema(description = "Where it leads", required = true) String url,
            @Schema(description = "Clicks by people", required = true) long clicks) {
    }

    /// A subject that was tested.
    @Schema(name = "SubjectFigures", description = "A subject that was tested.")
    record Variant(
            @Schema(description = "The words", required = true) String subject,
            @Schema(description = "Mails with it that were taken, in the test", required = true) long sent,
            @Schema(description = "People who opened one of these", required = true) long opened,
            @Schema(description = "People who clicked a link of one of these", required = true) long clicked,
            @Schema(description = "True for the one that the rest got", required = true) boolean winner) {
    }

    /// A decision to send uncertain mails again.
    @Schema(name = "ResendDecision", description = "A decision to send uncertain mails again.")
    record Resend(
            @Schema(description = "How many mails", required = true) long mails,
            @Schema(description = "Whose", required = true) String by,
            @Schema(description = "When", required = true) Instant at) {
    }
}
