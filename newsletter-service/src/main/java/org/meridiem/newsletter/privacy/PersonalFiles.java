package org.meridiem.newsletter.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;

/// Collects everything that is held about a subscriber. Joins the running transaction.
@Singleton
class PersonalFiles {

    private final Statements statements;
    private final Suppressions suppressions;
    private final Clock clock;

    PersonalFiles(Statements statements, Suppressions suppressions, Clock clock) {
        this.statements = statements;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    private record Address(String email, String key) {
    }

    PersonalData of(UUID subscriber) {
        Address address = statements.first("select email, email_key from subscriber where id = ?",
                row -> new Address(row.getString(1), row.getString(2)), subscriber).orElseThrow();
        List<PersonalData.Subscription> subscriptions = statements.list("""
                select n.slug, s.* from subscription s join newsletter n on n.id = s.newsletter_id
                where s.subscriber_id = ? order by s.confirmed_at""", PersonalFiles::subscription, subscriber);
        List<PersonalData.Consent> consents = statements.list("""
                select n.slug, c.* from consent c join newsletter n on n.id = c.newsletter_id
                where c.subscriber_id = ? order by c.id""", PersonalFiles::consent, subscriber);
        List<PersonalData.Request> requests = statements.list("""
                select state, requested_at, expires_at from opt_in where email_key = ?
                union all select state, requested_at, expires_at from mailed_link where email_key = ?
                order by requested_at""",
                row -> new PersonalData.Request(row.getString("state"), Statements.time(row, "requested_at"),
                        Statements.time(row, "expires_at")),
                address.key(), address.key());
        List<PersonalData.SentMail> mails = statements.list("""
                select d.kind, d.state, d.created_at, d.finished_at, n.slug, i.number
                from delivery d left join issue i on i.id = d.issue_id left join newsletter n on n.id = i.newsletter_id
                where d.subscriber_id = ? or lower(d.address) = ?
                    or d.opt_in_id in (select id from opt_in where email_key = ?)
                order by d.created_at""", PersonalFiles::mail, subscriber, address.key(), address.key());
        List<PersonalData.ReturnedMail> bounces = statements.list(
                "select kind, status, diagnostic, occurred_at from bounce where subscriber_id = ? order by occurred_at",
                row -> new PersonalData.ReturnedMail(row.getString("kind"), row.getString("status"),
                        row.getString("diagnostic"), Statements.time(row, "occurred_at")),
                subscriber);
        String suppressed = suppressions.reason(address.key()).map(SuppressionReason::toString).orElse(null);
        return statements.first("select * from subscriber where id = ?",
                row -> new PersonalData(clock.instant(), subscriber, address.email(), row.getString("language"),
                        row.getString("time_zone"), Statements.texts(row, "sections"),
                        Statements.instant(row, "paused_until"), Statements.time(row, "created_at"),
                        Statements.time(row, "updated_at"), suppressed, subscriptions, consents, requests, mails,
                        bounces),
                subscriber).orElseThrow();
    }

    private static PersonalData.Subscription subscription(ResultSet row) throws SQLException {
        return new PersonalData.Subscription(row.getString("slug"), row.getString("state"), row.getString("frequency"),
                Statements.time(row, "confirmed_at"), Statements.instant(row, "ended_at"));
    }

    private static PersonalData.Consent consent(ResultSet row) throws SQLException {
        return new PersonalData.Consent(row.getString("slug"), row.getString("action"), row.getString("wording"),
                Statements.instant(row, "requested_at"), Statements.time(row, "at"), row.getString("proof"),
                row.getString("recorded_by"));
    }

    private static PersonalData.SentMail mail(ResultSet row) throws SQLException {
        return new PersonalData.SentMail(row.getString("kind"), row.getString("slug"),
                row.getObject("number", Integer.class), row.getString("state"), Statements.time(row, "created_at"),
                Statements.instant(row, "finished_at"));
    }
}
