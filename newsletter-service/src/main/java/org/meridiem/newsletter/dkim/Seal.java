package org.meridiem.newsletter.dkim;

/// Makes signatures with one key. Safe for any number of threads.
@FunctionalInterface
interface Seal {

    /// Signs what `rsa-sha256` (RFC 6376, 3.3.1) or `ed25519-sha256` (RFC 8463, 3) takes.
    ///
    /// @param text   what to sign
    /// @param digest its SHA-256
    byte[] sign(byte[] text, byte[] digest);
}
