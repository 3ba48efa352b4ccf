package org.meridiem.content.revision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/// One operation of a JSON Patch (RFC 6902).
///
/// @param op    `add`, `remove` or `replace`
/// @param path  JSON Pointer
/// @param value of `add` and `replace`
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PatchOperation", requiredProperties = {"op",
        "path"}, description = "One operation of a JSON Patch (RFC 6902).")
record PatchOperation(@Schema(enumeration = {
        "add", "remove", "replace"}) String op,
        @Schema(description = "JSON Pointer.", examples = "/body/blocks/3/text") String path,
        @Nullable @Schema(implementation = Object.class, description = "Of `add` and `replace`.") JsonNode value){
}
