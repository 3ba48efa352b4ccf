package org.meridiem.deploy;

import com.fasterxml.jackson.databind.JsonNode;

/// One Kubernetes document, as rendered.
///
/// @param tree the document; it has an `apiVersion` and a `kind`
record Manifest(JsonNode tree) {

    Manifest {
        if (!tree.path("apiVersion").isTextual() || !tree.path("kind").isTextual()) {
            throw new IllegalArgumentException("not a Kubernetes document: " + tree);
        }
    }

    /// Group and version, such as `apps/v1`; `v1` for the core group.
    String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    /// The API group; empty for the core group.
    String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    /// The version without the group.
    String version() {
        return apiVersion().substring(apiVersion().indexOf('/') + 1);
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
