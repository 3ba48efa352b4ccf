package org.meridiem.newsletter.bounce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

/// SendGrid: ECDSA over time and body. Deferrals are SendGrid's own matter: it tries again, and tells the end.
@Singleton
class SendGridEvents implements Provider {

    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private final Optional<PublicKey> key;
    private final Reports reports;

    SendGridEvents(BounceConfig config, Reports reports) {
        this.key = config.sendgrid().publicKey().map(SendGridEvents::key);
        this.reports = reports;
    }

    @Override
    public String name() {
        return "sendgrid";
    }

    @Override
    public boolean isConfigured() {
        return key.isPresent();
    }

    @Override
    public Call read(Hook hook) {
        String signature = hook.header().apply(SIGNATURE).orElseThrow(Provider::forged);
        String timestamp = hook.header().apply(TIMESTAMP).orElseThrow(Provider::forged);
        if (!fits(signature, timestamp, hook.body())) {
            throw Provider.forged();
        }
        reports.demandFresh(Reports.seconds(timestamp));
        var found = new ArrayList<MailReport>();
        for (JsonNode event : reports.tree(hook.body())) {
            what(event).map(what -> report(event, what)).ifPresent(found::add);
        }
        return new Call(timestamp + signature, found);
    }

    private static Optional<MailReport.What> what(JsonNode event) {
        return switch (Reports.text(event, "event")) {
            case "delivered" -> Optional.of(MailReport.What.DELIVERED);
            case "spamreport" -> Optional.of(MailReport.What.COMPLAINT);
            // `blocked` is a server's mood.
            case "bounce" -> Optional.of(Reports.text(event, "type").equals("blocked")
                    ? MailReport.What.SOFT
                    : BounceRules.permanent(Reports.text(event, "status"), Reports.text(event, "reason")));
            default -> Optional.empty();
        };
    }

    private MailReport report(JsonNode event, MailReport.What what) {
        String id = Reports.text(event, "sg_event_id");
        if (id.isEmpty()) {
            throw Provider.unreadable();
        }
        return new MailReport(id, name(), MailReport.About.address(Reports.text(event, "email")), what,
                new MailReport.Detail(Reports.text(event, "status"), Reports.text(event, "reason")),
                reports.happened(Reports.seconds(Reports.text(event, "timestamp"))));
    }

    private boolean fits(String signature, String timestamp, byte[] body) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key.orElseThrow());
            check.update(timestamp.getBytes(StandardCharsets.UTF_8));
            check.update(body);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("meridiem.bounce.sendgrid.public-key is no EC public key in base64", e);
        }
    }
}
