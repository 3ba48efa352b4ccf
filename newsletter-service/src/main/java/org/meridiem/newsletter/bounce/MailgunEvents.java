package org.meridiem.newsletter.bounce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

/// Mailgun: HMAC-SHA-256 over time and token. Failures for now are Mailgun's own matter: it tries again, and tells the end.
@Singleton
class MailgunEvents implements Provider {

    private static final String ALGORITHM = "HmacSHA256";

    private final Optional<String> key;
    private final Reports reports;

    MailgunEvents(BounceConfig config, Reports reports) {
        this.key = config.mailgun().signingKey();
        this.reports = reports;
    }

    @Override
    public String name() {
        return "mailgun";
    }

    @Override
    public boolean isConfigured() {
        return key.isPresent();
    }

    @Override
    public Call read(Hook hook) {
        JsonNode body = reports.tree(hook.body());
        JsonNode signature = body.path("signature");
        String timestamp = Reports.text(signature, "timestamp");
        String token = Reports.text(signature, "token");
        byte[] expected = HexFormat.of().formatHex(seal(timestamp + token)).getBytes(StandardCharsets.US_ASCII);
        if (token.isEmpty() || !MessageDigest.isEqual(expected,
                Reports.text(signature, "signature").getBytes(StandardCharsets.US_ASCII))) {
            throw Provider.forged();
        }
        reports.demandFresh(Reports.seconds(timestamp));
        JsonNode event = body.path("event-data");
        return new Call(token, what(event).map(what -> report(event, what)).stream().toList());
    }

    private static Optional<MailReport.What> what(JsonNode event) {
        return switch (Reports.text(event, "event")) {
            case "delivered" -> Optional.of(MailReport.What.DELIVERED);
            case "complained" -> Optional.of(MailReport.What.COMPLAINT);
            case "failed" -> Reports.text(event, "severity").equals("permanent")
                    ? Optional.of(
                            BounceRules.permanent(status(event),
                                    event.path("delivery-status").path("message").asText()))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String status(JsonNode event) {
        JsonNode status = event.path("delivery-status");
        String enhanced = Reports.text(status, "enhanced-code");
        return enhanced.isEmpty() ? Reports.text(status, "code") : enhanced;
    }

    private MailReport report(JsonNode event, MailReport.What what) {
        String id = Reports.text(event, "id");
        if (id.isEmpty()) {
            throw Provider.unreadable();
        }
        return new MailReport(id, name(), MailReport.About.address(Reports.text(event, "recipient")), what,
                new MailReport.Detail(status(event), Reports.text(event.path("delivery-status"), "message")),
                reports.happened(Reports.seconds(Reports.text(event, "timestamp"))));
    }

    private byte[] seal(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.orElseThrow().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
