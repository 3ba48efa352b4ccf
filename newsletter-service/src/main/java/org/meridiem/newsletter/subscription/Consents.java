package org.meridiem.newsletter.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;

/// Begins and ends subscriptions of a known subscriber, each with its line in the consent log. What is so already changes nothing. Joins the running transaction.
@Singleton
public class Consents {

    private static final String GIVE = """
            with changed as (
                insert into subscription as known (id, subscriber_id, newsletter_id, state, confirmed_at)
                select uuidv7(), ?, wanted, 'CONFIRMED', ? from unnest(?::uuid[]) wanted
                on conflict (subscriber_id, newsletter_id) do update
                    set state = 'CONFIRMED', confirmed_at = excluded.confirmed_at, ended_at = null
                    where known.state = 'ENDED'
                returning subscriber_id, newsletter_id
            )
            insert into consent (subscriber_id, newsletter_id, action, wording, at, proof, recorded_by)
            select subscriber_id, newsletter_id, 'CONFIRMED', ?, ?, ?, ? from changed""";

    private static final String WITHDRAW = """
            with changed as (
                update subscription set state = 'ENDED', ended_at = ?
                where subscriber_id = ? and newsletter_id = any(?::uuid[]) and state = 'CONFIRMED'
                returning subscriber_id, newsletter_id
            )
            insert into consent (subscriber_id, newsletter_id, action, wording, at, recorded_by)
            select subscriber_id, newsletter_id, 'WITHDRAWN', ?, ?, ? from changed""";

    private final Statements statements;
    private final Welcomes welcomes;
    private final Clock clock;

    Consents(Statements statements, Welcomes welcomes, Clock clock) {
        this.statements = statements;
        this.welcomes = welcomes;
        this.clock = clock;
    }

    /// What an editor knows of a consent that was not given here.
    ///
    /// @param words      what shows it
    /// @param at         when it was given
    /// @param recordedBy the editor
    public record Proof(String words, Instant at, String recordedBy) {
    }

    /// The subscriber wants these newsletters.
    ///
    /// @param proof null when he said so himself
    /// @return how many that he did not get before
    public int give(UUID subscriber, List<UUID> newsletters, @Nullable Proof proof) {
        Instant now = clock.instant();
        int begun = statements.update(GIVE, subscriber, now, newsletters, Subscriptions.WORDING,
                proof == null ? now : proof.at(), proof == null ? null : proof.words(),
                proof == null ? null : proof.recordedBy());
        if (proof == null) {
            welcomes.greet(subscriber, newsletters);
        }
        return begun;
    }

    /// The subscriber does not want these newsletters any more.
    ///
    /// @param recordedBy an editor, null when he said so himself
    /// @return how many that he got before
    public int withdraw(UUID subscriber, List<UUID> newsletters, @Nullable String recordedBy) {
        Instant now = clock.instant();
        return statements.update(WITHDRAW, now, subscriber, newsletters, Subscriptions.WORDING, now, recordedBy);
    }
}
