package org.meridiem.newsletter.subscription;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.database.Statements;

/// Decides who is greeted. Joins the running transaction: the subscription, the decision and the mail that is due are there together or not at all.
@Singleton
class Welcomes {

    /// Decided once for each subscription: whoever leaves and comes back is not greeted again, nor is anybody greeted late because a newsletter begins to greet.
    private static final String GREET = """
            with decided as (
                update subscription s set welcomed_at = ? from newsletter n
                where s.subscriber_id = ? and s.newsletter_id = any(?::uuid[]) and n.id = s.newsletter_id
                    and s.state = 'CONFIRMED' and s.welcomed_at is null
                returning s.id, s.subscriber_id, n.welcome
            )
            insert into delivery (id, mailer, kind, subscriber_id, subscription_id, state, due_at, created_at)
            select uuidv7(), 'transactional', 'WELCOME', subscriber_id, id, 'PENDING', now(), now()
            from decided where welcome""";

    private final Statements statements;
    private final Clock clock;

    Welcomes(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /// The subscriber has said yes to these newsletters himself.
    void greet(UUID subscriber, List<UUID> newsletters) {
        statements.update(GREET, clock.instant(), subscriber, newsletters);
    }
}
