package org.meridiem.content.contenttype;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A new content type.
///
/// @param kind             kind of article; never changes
/// @param name             as editors see it
/// @param description      what such articles are for
/// @param schema           of the custom members
/// @param acceptViolations whether stored articles may break it
@Schema(description = "A new content type")
record ContentTypeCreation(
        @Schema(description = "Kind of article; never changes", pattern = ContentTypeCreation.KIND, examples = "recipe") @NotNull @Pattern(regexp = ContentTypeCreation.KIND) String kind,
        @Schema(description = "As editors see it", examples = "Recipe") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "What such articles are for, plain text") @Nullable @Size(max = 1000) @PlainText(lines = true) String description,
        @Schema(type = SchemaType.OBJECT, description = "JSON Schema 2020-12 of the `custom` member. It refers only to itself (`#/…`) and not in circles; patterns are RE2 expressions.", examples = "{\"type\":\"object\",\"properties\":{\"servings\":{\"type\":\"integer\",\"minimum\":1}},\"required\":[\"servings\"]}") @NotNull ObjectNode schema,
        @Schema(description = "Whether the schema becomes effective although stored articles do not fit it. They stay as they are until they are saved again.", defaultValue = "false") @Nullable Boolean acceptViolations) {

    static final String KIND = "[a-z][a-z0-9-]{0,39}";

    ContentTypeWrite rest() {
        return new ContentTypeWrite(name, description, schema, acceptViolations);
    }
}
