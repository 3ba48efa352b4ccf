package org.meridiem.kit.openapi;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/// Gives bodies of JSON Merge Patch (RFC 7396) a named shape: that of the `PUT` of the same path, in which every member may be absent, so that it
/// stays, or null, so that it goes. Without a `PUT` any members are described, so that generated clients do not take the body for an empty object.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class MergePatchFilter implements OASFilter {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().values().forEach(path -> {
            if (path.getPATCH() != null && path.getPATCH().getRequestBody() != null
                    && path.getPATCH().getRequestBody().getContent() != null
                    && path.getPATCH().getRequestBody().getContent().hasMediaType(MERGE_PATCH)) {
                describe(document, path);
            }
        });
    }

    private static void describe(OpenAPI document, PathItem path) {
        Schema whole = whole(document, path.getPUT());
        Schema patch;
        if (whole == null || whole.getProperties() == null) {
            patch = OASFactory.createSchema().addType(SchemaType.OBJECT)
                    .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true))
                    .description("Members to change; null removes one.");
        } else {
            String name = name(path.getPUT()) + "Patch";
            document.getComponents().addSchema(name, optional(whole, name(path.getPUT())));
            patch = OASFactory.createSchema().ref(COMPONENTS + name);
        }
        path.getPATCH().getRequestBody().getContent().getMediaTypes().values()
                .forEach((MediaType type) -> type.setSchema(patch));
    }

    private static Schema optional(Schema whole, @Nullable String name) {
        Schema patch = OASFactory.createSchema().addType(SchemaType.OBJECT)
                .description("Members of " + name + " to change. Absent ones stay, null removes one (RFC 7396).");
        for (Map.Entry<String, Schema> member : whole.getProperties().entrySet()) {
            patch.addProperty(member.getKey(), OASFactory.createSchema()
                    .anyOf(List.of(member.getValue(), OASFactory.createSchema().addType(SchemaType.NULL))));
        }
        return patch;
    }

    private static @Nullable Schema whole(OpenAPI document, @Nullable Operation put) {
        String name = name(put);
        return name == null || document.getComponents() == null || document.getComponents().getSchemas() == null
                ? null
                : document.getComponents().getSchemas().get(name);
    }

    /// Of the component that the operation takes.
    private static @Nullable String name(@Nullable Operation operation) {
        if (operation == null || operation.getRequestBody() == null
                || operation.getRequestBody().getContent() == null) {
            return null;
        }
        MediaType json = operation.getRequestBody().getContent().getMediaType("application/json");
        String ref = json == null || json.getSchema() == null ? null : json.getSchema().getRef();
        return ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }
}
