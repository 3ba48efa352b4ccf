package org.meridiem.newsletter.audit;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Who did what to which version.
@Schema(name = "AuditEntry", description = "Who did what to which version.")
record AuditEntry(
        @Schema(description = "Grows with time; a number as text", required = true, examples = "4711") String id,
        @Schema(description = "When", required = true) Instant at,
        @Schema(description = "Who; a digest acts under an id that begins with `digest:`", required = true) Actor actor,
        @Schema(description = "What was done", required = true, examples = "approve") String action,
        @Schema(description = "To what: `newsletter`, `issue`, `digest`, `segment`, `suppression`, `tracking` (of a newsletter), `subjectTest` (of an issue), `subscriber`, `optIn` (somebody was asked), `subscriberImport`, `subscriberList` (of a newsletter, or all) or `auditLog`", required = true) String kind,
        @Schema(description = "Id of what it was done to; that of a subscriber who is erased means nothing any more; zero for all subscribers and for the log itself", required = true) UUID target,
        @Schema(description = "The version that the action made, where there is one") @Nullable Long version,
        @Schema(type = SchemaType.OBJECT, description = "Names of changed members and the like; never an address or a text", required = true) ObjectNode details) {

    /// Who acted.
    @Schema(name = "AuditActor", description = "Who acted.")
    record Actor(
            @Schema(description = "Stable, never reused", required = true) String id,
            @Schema(description = "As colleagues knew the person then", required = true) String name) {
    }
}
