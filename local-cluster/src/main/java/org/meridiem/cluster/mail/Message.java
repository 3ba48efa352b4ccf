package org.meridiem.cluster.mail;

import java.nio.file.Path;
import java.time.Instant;

/// One mail as it reached one recipient.
///
/// @param id unique in one inbox; later mails have greater ids
/// @param to the recipient of the envelope
/// @param subject decoded, empty if the mail has none
/// @param receivedAt when the server took it
/// @param file its bytes (RFC 5322), with the trace headers that a server adds on top
record Message(String id, String to, String subject, Instant receivedAt, Path file) {
}
