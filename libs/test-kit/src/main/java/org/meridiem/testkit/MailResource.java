package org.meridiem.testkit;

import java.util.Map;

import org.meridiem.cluster.Endpoints;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// A mail server that takes everything; [MailInbox] reads what it took. The inbox is shared by all tests of the working
/// copy: use recipients of your own rather than an empty inbox. Sets `meridiem.mail.host` and `meridiem.mail.port`.
public final class MailResource implements QuarkusTestResourceLifecycleManager {

    /// Made by Quarkus.
    public MailResource() {
        // Everything happens in start.
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "meridiem.mail.host", Endpoints.HOST,
                "meridiem.mail.port", Integer.toString(SharedInfrastructure.endpoints().smtpPort()));
    }

    @Override
    public void stop() {
        // The server is shared.
    }
}
