package org.meridiem.kit.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
/// An operation's own description of a status stays as it is.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponsesFilter implements OASFilter {

    private static final String MEDIA_TYPE = "application/problem+json";

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
        document.getPaths().getPathItems().values().forEach(
                path -> path.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(PathItem path, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        boolean body = operation.getRequestBody() != null;
        boolean secured = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        answers(body, secured, hasPathParameter(path) || hasPathParameter(operation), ifMatch(operation))
                .forEach((status, detail) -> {
                    if (!operation.getResponses().hasAPIResponse(status)) {
                        operation.getResponses().addAPIResponse(status, response(detail));
                    }
                });
        // Where an operation words a refusal itself, the shape is still ours.
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.charAt(0) >= '4' && response.getContent() == null && response.getRef() == null) {
                response.setContent(response(response.getDescription()).getContent());
            }
        });
    }

    private static Map<String, String> answers(boolean body, boolean secured, boolean addressed, boolean conditional) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("400", "The request has unknown or invalid parameters" + (body ? " or members." : "."));
        if (secured) {
            answers.put("401", "No token, or one that is expired or not ours.");
            answers.put("403", "The caller's roles do not allow this.");
        }
        if (addressed) {
            answers.put("404", "There is nothing at this address.");
        }
        answers.put("406", "None of the media types in Accept can be given.");
        if (conditional) {
            answers.put("412",
                    "Changed by somebody else in the meantime; the body tells the present version and what differs.");
            answers.put("428", "If-Match is missing.");
        }
        if (body) {
            answers.put("413", "The body is too large.");
            answers.put("415", "The body is of a type that this operation does not take.");
        }
        answers.put("500", "Our fault.");
        answers.put("503", "Something that this operation needs is away for the moment; see Retry-After.");
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
