package org.meridiem.newsletter.mail;

/// A header field.
///
/// @param name  as it is written
/// @param value ASCII, folded where it is long (RFC 5322, 2.2.3)
public record Header(String name, String value) {

    /// Writes its lines.
    public void appendTo(StringBuilder head) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
