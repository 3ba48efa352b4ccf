package org.meridiem.newsletter.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

/// Postmark: user and password by HTTP Basic, for it signs nothing. A report is known by its id, so that the same one again changes nothing.
@Singleton
class PostmarkEvents implements Provider {

    private final Optional<String> authorization;
    private final Reports reports;

    PostmarkEvents(BounceConfig config, Reports reports) {
        this.authorization = config.postmark().user().flatMap(user -> config.postmark().password()
                .map(password -> "Basic " + Base64.getEncoder()
                        .encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8))));
        this.reports = reports;
    }

    @Override
    public String name() {
        return "postmark";
    }

    @Override
    public boolean isConfigured() {
        return authorization.isPresent();
    }

    @Override
    public Call read(Hook hook) {
        String given = hook.header().apply("Authorization").orElse("");
        if (!MessageDigest.isEqual(authorization.orElseThrow().getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8))) {
            throw Provider.forged();
        }
        JsonNode event = reports.tree(hook.body());
        String id = Reports.text(event, "ID") + Reports.text(event, "MessageID");
        if (id.isEmpty()) {
            throw Provider.unreadable();
        }
        String record = Reports.text(event, "RecordType");
        return new Call(record + id,
                what(event, record).map(what -> report(event, record + id, what)).stream().toList());
    }

    private static Optional<MailReport.What> what(JsonNode event, String record) {
        return switch (record) {
            case "Delivery" -> Optional.of(MailReport.What.DELIVERED);
            case "SpamComplaint" -> Optional.of(MailReport.What.COMPLAINT);
            case "Bounce" -> switch (Reports.text(event, "Type")) {
                case "HardBounce", "BadEmailAddress" -> Optional.of(MailReport.What.HARD);
                case "SpamComplaint" -> Optional.of(MailReport.What.COMPLAINT);
                case "SoftBounce", "DnsError", "SpamNotification", "Blocked", "DMARCPolicy" ->
                    Optional.of(MailReport.What.SOFT);
                default -> Optional.empty();
            };
            default -> Optional.empty();
        };
    }

    private MailReport report(JsonNode event, String id, MailReport.What what) {
        boolean delivered = what == MailReport.What.DELIVERED;
        return new MailReport(id, name(),
                MailReport.About.address(Reports.text(event, delivered ? "Recipient" : "Email")), what,
                new MailReport.Detail(null, Reports.text(event, "Details")),
                reports.happened(Reports.time(Reports.text(event, delivered ? "DeliveredAt" : "BouncedAt"))));
    }
}
