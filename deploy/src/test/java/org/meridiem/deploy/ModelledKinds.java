package org.meridiem.deploy;

import java.util.List;

/// Kinds of which there is a Java model and no schema: Gateway API and Prometheus operator.
///
/// Sees unknown members and wrong types. It does not see that a required member is missing; the tests that follow a route to its
/// Service do.
enum ModelledKinds implements ManifestCheck {
    INSTANCE;

    @Override
    public List<String> mistakes(Manifest manifest) {
        return StrictModel.mistakes(manifest);
    }
}
