package org.meridiem.content.webhook;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;

/// Verifies as a receiver would that uses the reference library of Standard Webhooks.
final class ReferenceVerifier {

    private ReferenceVerifier() {
    }

    /// @param secret in its shown form
    static void verify(String secret, String body, Map<String, String> headers) throws WebhookVerificationException {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        try {
            new Webhook(secret).verify(body, HttpHeaders.of(all, (_, _) -> true));
        } catch (EmptyWebhookSecretException e) {
            throw new AssertionError(e);
        }
    }
}
