package org.meridiem.deploy;

import java.util.List;

/// Kinds that nobody here knows. To use one, teach [ManifestCheck] to check it.
enum UncheckedKinds implements ManifestCheck {
    INSTANCE;

    @Override
    public List<String> mistakes(Manifest manifest) {
        return List.of("no check knows " + manifest.apiVersion() + " " + manifest.kind());
    }
}
