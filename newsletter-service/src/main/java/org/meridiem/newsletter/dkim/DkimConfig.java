package org.meridiem.newsletter.dkim;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The keys that sign mails.
///
/// To change a key: publish the new selector's record in the DNS, add its key here, name it in `sign-with`; leave the old record in the DNS for as long as mails that it
/// signed may be looked at (a week). Two names in `sign-with` sign every mail twice: that is how Ed25519 is used beside RSA.
@ConfigMapping(prefix = "meridiem.dkim")
public interface DkimConfig {
    /// The domain that signs; the domain of `meridiem.mail.from` when absent.
    Optional<String> domain();

    /// Selectors of the keys that sign now; nothing is signed without.
    Optional<List<String>> signWith();

    /// Signs by the system's OpenSSL 3 (`libcrypto.so.3`) where there is one, two to three times as fast as by the JDK; false never loads it.
    @WithDefault("true")
    boolean openssl();

    /// Keys by selector: the label under `_domainkey` in the DNS.
    Map<String, Key> keys();

    /// A private key, RSA of 2048 bits or more, or Ed25519, as unencrypted PKCS#8 in PEM: one of the two.
    interface Key {
        /// The key itself, as a secret of the environment.
        Optional<String> pem();

        /// A file that holds it.
        Optional<Path> file();
    }
}
