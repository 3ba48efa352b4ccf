package org.meridiem.content.comment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was forgotten.
///
/// @param comments how many comments
@Schema(name = "CommentErasureResult", description = "What was forgotten.", requiredProperties = "comments")
record ErasureResult(@Schema(description = "How many comments were erased.") int comments) {
}
