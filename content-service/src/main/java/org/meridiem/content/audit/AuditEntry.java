package org.meridiem.content.audit;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Who did what to which version.
///
/// @param id      grows with time
/// @param at      when
/// @param actor   who
/// @param action  what was done
/// @param kind    of what
/// @param target  to which one
/// @param version that came of it
/// @param details small facts
@Schema(name = "AuditEntry", description = "Who did what to which version.", requiredProperties = {"id", "at", "actor",
        "action", "kind", "target", "details"})
record AuditEntry(@Schema(description = "Grows with time; a number as text.", examples = "4711") String id, Instant at,
        @Schema(description = "Who; the id is `system` where the clock acted.") Editor actor,
        @Schema(examples = "publish") String action, @Schema(examples = "article") String kind,
        @Schema(description = "Id of what it was done to.") UUID target,
        @Nullable @Schema(description = "The version that the action made, where there is one.") Long version,
        @Schema(type = SchemaType.OBJECT, description = "Names of changed members and the like; never a text from an article or comment.") ObjectNode details) {
}
