package org.meridiem.content.revision;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/// A member other than the body that differs.
///
/// @param member its name
/// @param before its value in the earlier revision, absent where it had none
/// @param after  its value in the later revision, absent where it has none
/// @param inline of a text: word by word
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MemberChange", requiredProperties = {
        "member"}, description = "A member other than the body that differs.")
record MemberChange(@Schema(examples = "headline") String member,
        @Nullable @Schema(implementation = Object.class, description = "Its value in the earlier revision; absent where it had none.") JsonNode before,
        @Nullable @Schema(implementation = Object.class, description = "Its value in the later revision; absent where it has none.") JsonNode after,
        @Nullable @Schema(description = "Of a text: word by word.") List<TextPart> inline) {
}
