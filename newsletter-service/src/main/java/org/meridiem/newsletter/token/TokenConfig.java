package org.meridiem.newsletter.token;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// The keys that seal tokens.
@ConfigMapping(prefix = "meridiem.token")
public interface TokenConfig {
    /// At least 16 characters, the same on every replica.
    String secret();

    /// Former secrets that still open old links, newest first. Leave a secret here for as long as mails that it sealed may be read.
    Optional<List<String>> formerSecrets();
}
