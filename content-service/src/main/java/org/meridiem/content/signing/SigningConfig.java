package org.meridiem.content.signing;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// The keys of signed addresses.
@ConfigMapping(prefix = "meridiem.signing")
public interface SigningConfig {

    /// At least 16 characters, the same on every replica. Without one, `meridiem.cursor.secret` signs addresses too.
    Optional<String> secret();

    /// The secret before this one: what it signed stays good until this is taken away.
    Optional<String> previousSecret();
}
