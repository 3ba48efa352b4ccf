package org.meridiem.content.bulk;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What came of a request about many articles.
///
/// @param dryRun    whether nothing was kept
/// @param total     how many articles were selected
/// @param succeeded with how many it went well
/// @param failed    with how many it did not
/// @param items     each of them, in the order of the selection
@Schema(name = "BulkResult", requiredProperties = {"dryRun", "total", "succeeded", "failed",
        "items"}, description = "What came of a request about many articles.")
record BulkResult(@Schema(description = "Whether this only tells what would happen.") boolean dryRun,
        @Schema(description = "How many articles were selected.") int total, int succeeded, int failed,
        @Schema(description = "Each of them, in the order of the selection.") List<Item> items) {

    static BulkResult of(boolean dryRun, List<Item> items) {
        int succeeded = (int) items.stream().filter(item -> item.problem() == null).count();
        return new BulkResult(dryRun, items.size(), succeeded, items.size() - succeeded, items);
    }

    /// One article.
    ///
    /// @param id      which
    /// @param status  what the same request about it alone would have answered
    /// @param version its version now, where it went well and was kept
    /// @param problem why it did not go well
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BulkItem", requiredProperties = {"id", "status"}, description = "What came of it for one article.")
    record Item(UUID id,
            @Schema(description = "The status that the same request about it alone would have answered.", examples = "200") int status,
            @Nullable @Schema(description = "Its version now, where it went well. Absent in a dry run.") Long version,
            @Nullable Problem problem) {

        static Item done(UUID id, @Nullable Long version) {
            return new Item(id, 200, version, null);
        }

        static Item refused(UUID id, ProblemException problem) {
            return new Item(id, problem.status(), null, Problem.of(problem));
        }
    }

    /// Why it did not go well, as problem documents tell it (RFC 9457).
    ///
    /// @param type   kind
    /// @param title  of the kind
    /// @param status HTTP status
    /// @param detail what happened
    /// @param errors what is wrong with the input, or missing in the article
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "BulkProblem", requiredProperties = {"type", "title", "status",
            "detail"}, description = "Why it did not go well, as problem documents tell it (RFC 9457).")
    record Problem(URI type, String title, int status, String detail,
            @Schema(description = "What is wrong with the input, or missing in the article.") List<InputError> errors) {

        static Problem of(ProblemException problem) {
            ProblemType type = problem.type();
            return new Problem(type.uri(), type.title(), type.status(), String.valueOf(problem.getMessage()),
                    problem.errors());
        }
    }
}
