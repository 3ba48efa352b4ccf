package org.meridiem.newsletter.delivery;

import java.util.Optional;

import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.mail.MailServer;

/// A mail server at work for one stream.
///
/// @param name        in metrics and in the database
/// @param stream      what it carries
/// @param server      where it is
/// @param connections how many this replica opens
/// @param perSecond   its own limit over all replicas; 0 for none
/// @param warmUp      its daily limit over all replicas
record Mailer(String name, Stream stream, MailServer server, int connections, int perSecond,
        Optional<MailConfig.WarmUp> warmUp) {
}
