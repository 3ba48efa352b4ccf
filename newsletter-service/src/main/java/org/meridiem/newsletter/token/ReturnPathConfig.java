package org.meridiem.newsletter.token;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// Where mail that cannot be delivered comes back to.
@ConfigMapping(prefix = "meridiem.return-path")
public interface ReturnPathConfig {
    /// The address of the mailbox that bounces come to, such as `bounces@letters.example.org`. Its server must deliver `bounces+anything@` there too.
    /// Without one, mails carry the sender's own address.
    Optional<String> address();
}
