package org.meridiem.newsletter.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;

/// Amazon SES, whose notifications and events come as messages of SNS.
@Singleton
class SesNotifications implements Provider {

    private static final Logger LOG = Logger.getLogger(SesNotifications.class);
    private static final Set<String> NO_SUCH_ADDRESS = Set.of("General", "NoEmail", "Suppressed",
            "OnAccountSuppressionList");

    private final Optional<Set<String>> topics;
    private final SnsMessages sns;
    private final Reports reports;

    SesNotifications(BounceConfig config, SnsMessages sns, Reports reports) {
        this.topics = config.ses().topics();
        this.sns = sns;
        this.reports = reports;
    }

    @Override
    public String name() {
        return "ses";
    }

    @Override
    public boolean isConfigured() {
        return topics.isPresent();
    }

    @Override
    public Call read(Hook hook) {
        JsonNode message = reports.tree(hook.body());
        sns.demandGenuine(message, topics.orElseThrow());
        reports.demandFresh(Reports.time(Reports.text(message, "Timestamp")));
        String id = Reports.text(message, "MessageId");
        return switch (Reports.text(message, "Type")) {
            case "SubscriptionConfirmation" -> confirmed(message, id);
            case "Notification" ->
                new Call(id, notification(reports.tree(Reports.text(message, "Message")), id));
            default -> new Call(id, List.of());
        };
    }

    private Call confirmed(JsonNode message, String id) {
        sns.confirm(message);
        LOG.infof("topic confirmed, topic=%s", Reports.text(message, "TopicArn"));
        return new Call(id, List.of());
    }

    private List<MailReport> notification(JsonNode event, String id) {
        String kind = Reports.text(event, "notificationType") + Reports.text(event, "eventType");
        return switch (kind) {
            case "Bounce" -> recipients(event.path("bounce"), "bouncedRecipients", bounce(event.path("bounce")), id);
            case "Complaint" ->
                recipients(event.path("complaint"), "complainedRecipients", MailReport.What.COMPLAINT, id);
            case "Delivery" -> {
                var delivered = new ArrayList<MailReport>();
                event.path("delivery").path("recipients").forEach(address -> delivered
                        .add(report(id, address.asText(), MailReport.What.DELIVERED, MailReport.Detail.NONE,
                                event.path("delivery"))));
                yield delivered;
            }
            default -> List.of();
        };
    }

    private static MailReport.What bounce(JsonNode bounce) {
        return Reports.text(bounce, "bounceType").equals("Permanent")
                && NO_SUCH_ADDRESS.contains(Reports.text(bounce, "bounceSubType"))
                        ? MailReport.What.HARD
                        : MailReport.What.SOFT;
    }

    private List<MailReport> recipients(JsonNode event, String member, MailReport.What what, String id) {
        var found = new ArrayList<MailReport>();
        for (JsonNode recipient : event.path(member)) {
            found.add(report(id, Reports.text(recipient, "emailAddress"), what,
                    new MailReport.Detail(Reports.text(recipient, "status"),
                            Reports.text(recipient, "diagnosticCode")),
                    event));
        }
        return found;
    }

    private MailReport report(String id, String address, MailReport.What what, MailReport.Detail detail,
            JsonNode event) {
        return new MailReport(id + ':' + Integer.toHexString(address.hashCode()), name(),
                MailReport.About.address(address), what, detail,
                reports.happened(Reports.time(Reports.text(event, "timestamp"))));
    }
}
