package org.meridiem.deploy;

import java.util.List;

/// Says what is wrong with a document by the rules of its own kind: unknown members, missing required ones, wrong types.
///
/// Nothing here asks a cluster. `kubectl apply --dry-run=client` is no substitute: it needs a cluster too, and the ordinary
/// parsers of the client libraries drop a misspelt member without a word.
sealed interface ManifestCheck permits CoreKinds, StrimziKinds, ModelledKinds, UncheckedKinds {

    /// The mistakes in `manifest`, each with the place it is at; empty when there are none.
    List<String> mistakes(Manifest manifest);

    /// The strictest check there is for the manifest's kind.
    static ManifestCheck of(Manifest manifest) {
        return switch (manifest.group()) {
            case "kafka.strimzi.io" -> StrimziKinds.INSTANCE;
            case "gateway.networking.k8s.io", "monitoring.coreos.com" -> ModelledKinds.INSTANCE;
            case "", "apps", "autoscaling", "batch", "networking.k8s.io", "policy", "rbac.authorization.k8s.io" ->
                CoreKinds.INSTANCE;
            default -> UncheckedKinds.INSTANCE;
        };
    }
}
