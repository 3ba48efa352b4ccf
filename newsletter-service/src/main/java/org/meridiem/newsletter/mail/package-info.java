/// Mail as bytes: addresses that are safe to put into a header or a command (RFC 5321, RFC 5322), and MIME messages with both forms of a text.
@NullMarked
package org.meridiem.newsletter.mail;

import org.jspecify.annotations.NullMarked;
