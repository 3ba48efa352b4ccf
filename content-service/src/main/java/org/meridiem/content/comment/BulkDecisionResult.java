package org.meridiem.content.comment;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;

/// What came of a decision on many.
///
/// @param items in the order of the request
@Schema(name = "CommentBulkResult", description = "What came of a decision on many comments.", requiredProperties = "items")
record BulkDecisionResult(@Schema(description = "In the order of the request.") List<Item> items) {

    /// What came of it for one.
    ///
    /// @param id      the comment
    /// @param status  as HTTP would have it: 200, 404, 409, 412
    /// @param version the present one, where there is one
    /// @param state   the present one, after a success
    /// @param problem what was in the way
    @Schema(name = "CommentBulkResultItem", description = "What came of it for one comment.", requiredProperties = {
            "id", "status"})
    record Item(UUID id, @Schema(description = "As for a decision on this one alone.") int status,
            @Nullable @Schema(description = "After a success: its version now.") Long version,
            @Nullable @Schema(description = "After a success: where it stands now.") CommentState state,
            @Nullable @Schema(description = "What was in the way.") Obstacle problem) {

        static Item done(Comment comment) {
            return new Item(comment.id(), 200, comment.version(), comment.state(), null);
        }

        static Item refused(UUID id, ProblemException problem) {
            return new Item(id, problem.status(), null, null, new Obstacle(problem.type().uri(),
                    problem.type().title(), String.valueOf(problem.getMessage())));
        }
    }

    /// A problem, as an answer of its own would have it.
    ///
    /// @param type   the stable kind
    /// @param title  the kind in words
    /// @param detail what happened this time
    @Schema(name = "CommentBulkProblem", description = "What was in the way, as a problem of its own would say it.", requiredProperties = {
            "type", "title", "detail"})
    record Obstacle(URI type, String title, String detail) {
    }
}
