package org.meridiem.content.transfer;

import java.util.List;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Why a row was skipped or failed.
///
/// @param type   the kind of the problem, when the row broke a rule of the API
/// @param detail what happened, for people
/// @param errors member by member
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "ImportRowProblem", description = "Why a row was skipped or failed.", requiredProperties = "detail")
record RowProblem(
        @Schema(description = "As in problem+json, when the row broke a rule of the API.") @Nullable String type,
        String detail,
        List<RowError> errors) {

    /// What is wrong with one member.
    ///
    /// @param pointer of the member, in the write shape of the API
    /// @param detail  what is wrong with it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImportRowError", description = "What is wrong with one member of a row.", requiredProperties = "detail")
    record RowError(
            @Schema(description = "JSON Pointer into the write shape of the API.", examples = "/headline") @Nullable String pointer,
            String detail) {
    }

    static RowProblem of(String detail) {
        return new RowProblem(null, detail, List.of());
    }

    static RowProblem of(ProblemException e) {
        return new RowProblem(e.type().uri().toString(), String.valueOf(e.getMessage()),
                e.errors().stream().map(error -> new RowError(error.pointer(), error.detail())).toList());
    }

    static RowProblem of(ConstraintViolationException e) {
        return new RowProblem("urn:problem-type:meridiem:invalid-input", "Members of the row break a rule.",
                e.getConstraintViolations().stream()
                        .map(violation -> new RowError(pointer(violation.getPropertyPath()), violation.getMessage()))
                        .sorted((one, other) -> String.valueOf(one.pointer())
                                .compareTo(String.valueOf(other.pointer())))
                        .toList());
    }

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
