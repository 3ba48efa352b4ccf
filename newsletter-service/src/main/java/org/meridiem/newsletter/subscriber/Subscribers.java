package org.meridiem.newsletter.subscriber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.subscription.Frequency;
import org.meridiem.newsletter.suppression.SuppressionReason;

/// All subscribers. Joins the running transaction.
@Singleton
class Subscribers {

    private static final String COLUMNS = """
            select p.*, x.reason as suppressed from subscriber p left join suppression x on x.email_key = p.email_key
            """;

    /// Keys grow with time, so the newest come first.
    private static final String PAGE = COLUMNS + """
            where (?::text is null or starts_with(p.email_key, ?::text))
                and (?::text is null or exists (select from subscription s join newsletter n on n.id = s.newsletter_id
                    where s.subscriber_id = p.id and s.state = 'CONFIRMED' and n.slug = ?::text))
                and (?::uuid is null or p.id < ?::uuid)
            order by p.id desc limit ?""";

    private static final String SUBSCRIPTIONS = """
            select s.*, n.slug from subscription s join newsletter n on n.id = s.newsletter_id
            where s.subscriber_id = any(?::uuid[]) order by n.slug""";

    private final Statements statements;

    Subscribers(Statements statements) {
        this.statements = statements;
    }

    /// What a list shows.
    ///
    /// @param email      how addresses begin, null for all
    /// @param newsletter slug, null for all
    record Filter(@Nullable String email, @Nullable String newsletter) {
    }

    Optional<SubscriberView> find(UUID id) {
        return complete(statements.list(COLUMNS + "where p.id = ?", row -> read(row, List.of()), id)).stream()
                .findFirst();
    }

    /// The version, held until the transaction ends.
    Optional<Long> lock(UUID id) {
        return statements.first("select version from subscriber where id = ? for update", row -> row.getLong(1), id);
    }

    /// Newest first.
    List<SubscriberView> page(Filter filter, @Nullable UUID after, int limit) {
        return complete(statements.list(PAGE, row -> read(row, List.of()), filter.email(), filter.email(),
                filter.newsletter(), filter.newsletter(), after, after, limit));
    }

    private List<SubscriberView> complete(List<SubscriberView> found) {
        Map<UUID, List<SubscriberView.SubscriptionView>> subscriptions = new HashMap<>();
        statements.list(SUBSCRIPTIONS,
                row -> subscriptions.computeIfAbsent(Statements.id(row, "subscriber_id"), _ -> new ArrayList<>())
                        .add(subscription(row)),
                found.stream().map(SubscriberView::id).toList());
        return found.stream()
                .map(one -> new SubscriberView(one.id(), one.email(), one.language(), one.timeZone(), one.sections(),
                        one.pausedUntil(), one.suppressed(), one.softBounces(), one.version(), one.createdAt(),
                        one.updatedAt(), subscriptions.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static SubscriberView.SubscriptionView subscription(ResultSet row) throws SQLException {
        return new SubscriberView.SubscriptionView(row.getString("slug"), row.getString("state").equals("CONFIRMED"),
                Frequency.valueOf(row.getString("frequency")), Statements.time(row, "confirmed_at"),
                Statements.instant(row, "ended_at"));
    }

    private static SubscriberView read(ResultSet row, List<SubscriberView.SubscriptionView> subscriptions)
            throws SQLException {
        String suppressed = row.getString("suppressed");
        return new SubscriberView(Statements.id(row, "id"), row.getString("email"), row.getString("language"),
                row.getString("time_zone"), Statements.texts(row, "sections"), Statements.instant(row, "paused_until"),
                suppressed == null ? null : SuppressionReason.valueOf(suppressed), row.getInt("soft_bounces"),
                row.getLong("version"), Statements.time(row, "created_at"), Statements.time(row, "updated_at"),
                subscriptions);
    }
}
