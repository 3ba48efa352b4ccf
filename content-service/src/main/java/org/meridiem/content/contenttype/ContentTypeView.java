package org.meridiem.content.contenttype;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.editing.Editor;

import com.fasterxml.jackson.databind.JsonNode;

/// A content type as colleagues see it.
///
/// @param kind        kind of article
/// @param name        as editors see it
/// @param description may be empty
/// @param schema      of the custom members
/// @param version     the number in its ETag
/// @param createdAt   when it came into being
/// @param createdBy   who made it
/// @param updatedAt   when this version was made
/// @param updatedBy   who made this version
@Schema(name = "ContentType", description = "What the custom members of one kind of article may be", requiredProperties = {
        "kind", "name", "description", "schema", "version", "createdAt", "createdBy", "updatedAt", "updatedBy"})
record ContentTypeView(@Schema(examples = "recipe") String kind, @Schema(examples = "Recipe") String name,
        String description,
        @Schema(type = SchemaType.OBJECT, description = "JSON Schema 2020-12 of the `custom` member, as it was written") JsonNode schema,
        long version, Instant createdAt, Editor createdBy, Instant updatedAt, Editor updatedBy) {
}
