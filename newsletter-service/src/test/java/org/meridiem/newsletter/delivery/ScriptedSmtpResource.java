package org.meridiem.newsletter.delivery;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/// A mail server that misbehaves as asked.
public final class ScriptedSmtpResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable ScriptedSmtpServer server;

    @Override
    public Map<String, String> start() {
        server = new ScriptedSmtpServer();
        return Map.of("meridiem.mail.host", "127.0.0.1", "meridiem.mail.port", Integer.toString(server.port()));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
