package org.meridiem.content.comment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.kit.problem.ProblemType;

/// Query parameters of the moderation queue.
class QueueFilter {

    @QueryParam("state")
    @Size(max = 5)
    @Parameter(description = "Only comments in this state; repeat for any of several. When absent: `PENDING`, or any state with `reported`, `article` or `author`.", schema = @Schema(type = SchemaType.ARRAY, implementation = CommentState.class))
    List<String> state = List.of();

    @QueryParam("article")
    @Parameter(description = "Only comments under this article (id).")
    @Nullable
    UUID article;

    @QueryParam("author")
    @Size(max = 255)
    @Parameter(description = "Only comments of this reader (`author.id`).")
    @Nullable
    String author;

    @QueryParam("reported")
    @Parameter(description = "Only comments that are, or are not, reported since a moderator last approved them.")
    @Nullable
    Boolean reported;

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = ApiTexts.LIMIT)
    int limit = 20;

    @QueryParam("cursor")
    @Size(max = 2_000)
    @Parameter(description = "`nextCursor` of the page before, with the same filters.")
    @Nullable
    String cursor;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = ApiTexts.COUNT)
    boolean count;

    /// Everything that shapes the list, but for the page: what a cursor is bound to.
    String shape() {
        return String.join("|", "comment-queue", state.toString(), String.valueOf(article), String.valueOf(author),
                String.valueOf(reported));
    }

    /// The conditions as SQL, and their values in order.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a state that does not exist
    String conditions(List<@Nullable Object> values) {
        List<String> conditions = new ArrayList<>();
        List<String> states = state.stream().map(QueueFilter::known).toList();
        if (!states.isEmpty()) {
            conditions.add("c.state = any(?)");
            values.add(states.toArray(String[]::new));
        } else if (reported == null && article == null && author == null) {
            conditions.add("c.state = 'PENDING'");
        }
        if (article != null) {
            conditions.add("c.article_id = ?");
            values.add(article);
        }
        if (author != null) {
            conditions.add("c.author = ?");
            values.add(author);
        }
        if (reported != null) {
            conditions.add(reported ? "c.report_count > 0" : "c.report_count = 0");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    private static String known(String name) {
        if (Arrays.stream(CommentState.values()).noneMatch(state -> state.name().equals(name))) {
            String detail = "must be one of "
                    + Arrays.stream(CommentState.values()).map(Enum::name).collect(Collectors.joining(", "));
            throw ProblemType.INVALID_PARAMETER.with("There is no such state.").parameter("state", detail);
        }
        return name;
    }
}
