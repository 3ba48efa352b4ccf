package org.meridiem.kit.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.meridiem.kit.problem.ProblemType;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/// Adds to every operation the problems that the kit itself answers, so that no document forgets one and none repeats them by hand.
///
/// They are components that the operations refer to. An operation's own description of a status stays as it is.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponsesFilter implements OASFilter {

    private static final String MEDIA_TYPE = "application/problem+json";
    /// What Quarkus writes at secured operations by itself.
    private static final Set<String> FROM_THE_EXTENSION = Set.of("Not Authorized", "Not Allowed");

    /// What any operation may answer.
    private enum Answer {
        INVALID_PARAMETERS("400", "The request has unknown or invalid parameters."), INVALID_REQUEST("400",
                "The request has unknown or invalid parameters or members."), UNAUTHENTICATED("401",
                        "No token, or one that is expired or not ours."), FORBIDDEN("403",
                                "The caller's roles do not allow this."), NOT_FOUND("404",
                                        "There is nothing at this address."), NOT_ACCEPTABLE("406",
                                                "None of the media types in Accept can be given."), PRECONDITION_FAILED(
                                                        "412",
                                                        "Changed by somebody else in the meantime; the body tells the present version and what differs."), CONTENT_TOO_LARGE(
                                                                "413",
                                                                "The body is too large."), UNSUPPORTED_MEDIA_TYPE("415",
                                                                        "The body is of a type that this operation does not take."), PRECONDITION_REQUIRED(
                                                                                "428",
                                                                                "If-Match is missing."), INTERNAL_SERVER_ERROR(
                                                                                        "500",
                                                                                        "Our fault."), SERVICE_UNAVAILABLE(
                                                                                                "503",
                                                                                                "Something that this operation needs is away for the moment; see Retry-After.");

        private final String status;
        private final String description;

        Answer(String status, String description) {
            this.status = status;
            this.description = description;
        }

        /// In the document's components: `NotFound` and the like.
        String component() {
            return Arrays.stream(name().split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        document.getComponents().addSchema("InputError", inputError());
        var used = EnumSet.noneOf(Answer.class);
        document.getPaths().getPathItems().values().forEach(
                path -> path.getOperations().values().forEach(operation -> used.addAll(complete(path, operation))));
        used.forEach(answer -> document.getComponents().addResponse(answer.component(), response(answer.description)));
    }

    /// @return what was added
    private static Set<Answer> complete(PathItem path, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        var added = EnumSet.noneOf(Answer.class);
        for (Answer answer : answers(path, operation)) {
            APIResponse written = operation.getResponses().getAPIResponse(answer.status);
            if (written == null || written.getDescription() != null
                    && FROM_THE_EXTENSION.contains(written.getDescription())) {
                operation.getResponses().addAPIResponse(answer.status,
                        OASFactory.createAPIResponse().ref(answer.component()));
                added.add(answer);
            }
        }
        // Where an operation words a refusal itself, the shape is still ours.
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.charAt(0) >= '4' && response.getContent() == null && response.getRef() == null) {
                response.setContent(response(response.getDescription()).getContent());
            }
        });
        return added;
    }

    private static Set<Answer> answers(PathItem path, Operation operation) {
        boolean body = operation.getRequestBody() != null;
        var answers = EnumSet.of(body ? Answer.INVALID_REQUEST : Answer.INVALID_PARAMETERS, Answer.NOT_ACCEPTABLE,
                Answer.INTERNAL_SERVER_ERROR, Answer.SERVICE_UNAVAILABLE);
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            answers.addAll(List.of(Answer.UNAUTHENTICATED, Answer.FORBIDDEN));
        }
        if (hasPathParameter(path) || hasPathParameter(operation)) {
            answers.add(Answer.NOT_FOUND);
        }
        if (ifMatch(operation)) {
            answers.addAll(List.of(Answer.PRECONDITION_FAILED, Answer.PRECONDITION_REQUIRED));
        }
        if (body) {
            answers.addAll(List.of(Answer.CONTENT_TOO_LARGE, Answer.UNSUPPORTED_MEDIA_TYPE));
        }
        return answers;
    }

    private static boolean hasPathParameter(PathItem path) {
        return path.getParameters() != null
                && path.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.PATH);
    }

    private static boolean hasPathParameter(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> p.getIn() == Parameter.In.PATH);
    }

    private static boolean ifMatch(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> "If-Match".equalsIgnoreCase(p.getName()));
    }

    private static APIResponse response(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(MEDIA_TYPE,
                        OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"))));
    }

    private static Schema problem() {
        return object("A refusal (RFC 9457). Branch on `type`; further members depend on it.")
                .addProperty("type", string("Identifies the kind of problem; never changes.").format("uri")
                        .enumeration(Arrays.stream(ProblemType.values()).<Object>map(type -> type.uri().toString())
                                .toList()))
                .addProperty("title", string("The kind in words."))
                .addProperty("status",
                        OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).description("The HTTP status."))
                .addProperty("detail", string("What happened this time."))
                .addProperty("instance", string("The path of the request."))
                .addProperty("errors",
                        OASFactory.createSchema().addType(Schema.SchemaType.ARRAY)
                                .description("What is wrong with the input, one by one.")
                                .items(OASFactory.createSchema().ref("InputError")))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema inputError() {
        return object("One thing wrong with the input.")
                .addProperty("pointer", string("JSON Pointer (RFC 6901) into the request body."))
                .addProperty("parameter", string("Name of the query parameter, path member or header."))
                .addProperty("detail", string("What is wrong with it."))
                .required(List.of("detail"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
