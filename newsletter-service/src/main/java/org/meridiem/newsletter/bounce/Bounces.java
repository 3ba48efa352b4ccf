package org.meridiem.newsletter.bounce;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.suppression.SuppressionReason;
import org.meridiem.newsletter.suppression.Suppressions;

import io.micrometer.core.instrument.MeterRegistry;

/// Writes reports down and acts on them. The same report twice counts once; report, count and suppression are one transaction.
@Singleton
class Bounces {

    private static final Logger LOG = Logger.getLogger(Bounces.class);

    private static final String OF_DELIVERY = """
            select d.id as delivery, d.subscriber_id, coalesce(p.email_key, o.email_key, lower(d.address)) as address
            from delivery d left join subscriber p on p.id = d.subscriber_id left join opt_in o on o.id = d.opt_in_id
            where d.id = ?""";

    private static final String OF_SUBSCRIPTION = """
            select null::uuid as delivery, p.id as subscriber_id, p.email_key as address
            from subscription s join subscriber p on p.id = s.subscriber_id where s.id = ?""";

    /// A provider names the address; the mail was most likely the last one.
    private static final String OF_ADDRESS = """
            select (select d.id from delivery d where d.subscriber_id = p.id and d.state = 'SENT'
                    order by d.finished_at desc limit 1) as delivery, p.id as subscriber_id, a.key as address
            from (select ?::text as key) a left join subscriber p on p.email_key = a.key""";

    /// A mail since the last bounce that did not come back in time shows that the mailbox works again; a mail counts once however often its return is reported.
    private static final String COUNT = """
            update subscriber p set soft_bounced_at = ?, version = version + 1, soft_bounces = case
                when exists (select from bounce b where b.delivery_id = ? and b.id <> ?) then p.soft_bounces
                when p.soft_bounced_at is not null and exists (
                    select from delivery d where d.subscriber_id = p.id and d.state = 'SENT'
                        and d.finished_at > p.soft_bounced_at and d.finished_at < ?
                        and not exists (select from bounce b where b.delivery_id = d.id)) then 1
                else p.soft_bounces + 1 end
            where id = ? returning soft_bounces""";

    private final Statements statements;
    private final Suppressions suppressions;
    private final BounceConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Bounces(Statements statements, Suppressions suppressions, BounceConfig config, MeterRegistry meters, Clock clock) {
        this.statements = statements;
        this.suppressions = suppressions;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    private record Reader(@Nullable UUID delivery, @Nullable UUID subscriber, @Nullable String address) {
    }

    /// Takes a report in.
    ///
    /// @return false when it was known, or is about nobody
    @Transactional
    boolean take(MailReport report) {
        Optional<Reader> found = find(report.about());
        if (found.isEmpty()) {
            count(report, "unknown");
            return false;
        }
        Reader reader = found.get();
        return switch (report.what()) {
            case DELIVERED -> delivered(report, reader);
            case HARD -> note(report, BounceKind.HARD, reader);
            case SOFT -> note(report, BounceKind.SOFT, reader);
            case COMPLAINT -> note(report, BounceKind.COMPLAINT, reader);
        };
    }

    private boolean delivered(MailReport report, Reader reader) {
        count(report, "delivered");
        return reader.subscriber() != null && statements.update("""
                update subscriber set soft_bounces = 0, soft_bounced_at = null, version = version + 1
                where id = ? and soft_bounced_at < ?""", reader.subscriber(), report.at()) == 1;
    }

    private boolean note(MailReport report, BounceKind kind, Reader reader) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        if (reader.subscriber() != null) {
            // Two reports at once about one reader: one after the other.
            statements.list("select id from subscriber where id = ? for update", row -> true, reader.subscriber());
        }
        int written = statements.update("""
                insert into bounce (id, event_key, source, kind, subscriber_id, delivery_id, status, diagnostic,
                    occurred_at, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event_key) do nothing""", id,
                report.source() + ':' + report.event(), report.source(), kind, reader.subscriber(), reader.delivery(),
                report.detail().status(), report.detail().diagnostic(), report.at(), now);
        if (written == 0) {
            return false;
        }
        count(report, kind.toString());
        Optional<SuppressionReason> consequence = switch (kind) {
            case HARD -> Optional.of(SuppressionReason.HARD_BOUNCE);
            case COMPLAINT -> Optional.of(SuppressionReason.COMPLAINT);
            case SOFT -> again(id, reader, now);
        };
        if (consequence.isPresent() && reader.address() != null
                && suppressions.add(reader.address(), consequence.get(), report.detail().diagnostic(),
                        report.source())) {
            statements.update("update bounce set suppressed = true where id = ?", id);
            LOG.infof("address suppressed, subscriber=%s reason=%s", reader.subscriber(), consequence.get());
        }
        return true;
    }

    private Optional<SuppressionReason> again(UUID bounce, Reader reader, Instant now) {
        if (reader.subscriber() == null) {
            return Optional.empty();
        }
        return statements.first(COUNT, row -> row.getInt(1), now, reader.delivery(), bounce,
                now.minus(config.arrivedAfter()), reader.subscriber())
                .filter(count -> count >= config.softLimit())
                .map(count -> SuppressionReason.SOFT_BOUNCES);
    }

    private Optional<Reader> find(MailReport.About about) {
        if (about.delivery() != null) {
            return find(OF_DELIVERY, about.delivery());
        }
        if (about.subscription() != null) {
            return find(OF_SUBSCRIPTION, about.subscription());
        }
        return Optional.ofNullable(about.address())
                .flatMap(EmailAddress::parse)
                .flatMap(address -> find(OF_ADDRESS, address.key()));
    }

    private Optional<Reader> find(String sql, Object key) {
        return statements.first(sql, row -> new Reader(row.getObject("delivery", UUID.class),
                row.getObject("subscriber_id", UUID.class), row.getString("address")), key);
    }

    private void count(MailReport report, String outcome) {
        meters.counter("meridiem.newsletter.bounces", "source", report.source(), "outcome", outcome).increment();
    }
}
