package org.meridiem.newsletter.subscriber;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.privacy.Erasure;
import org.meridiem.newsletter.subscription.Consents;
import org.meridiem.newsletter.subscription.OptIns;
import org.meridiem.newsletter.subscription.TasteRules;
import org.meridiem.newsletter.suppression.Suppressions;

/// What administrators do to single subscribers.
@Singleton
class SubscriberKeeping {

    private static final Logger LOG = Logger.getLogger(SubscriberKeeping.class);
    private static final String KIND = "subscriber";

    private final Subscribers subscribers;
    private final Suppressions suppressions;
    private final Consents consents;
    private final OptIns optIns;
    private final Erasure erasure;
    private final AuditLog audit;
    private final Statements statements;
    private final Cursors cursors;
    private final Clock clock;

    SubscriberKeeping(Subscribers subscribers, Suppressions suppressions, Consents consents, OptIns optIns,
            Erasure erasure, AuditLog audit, Statements statements, Cursors cursors, Clock clock) {
        this.subscribers = subscribers;
        this.suppressions = suppressions;
        this.consents = consents;
        this.optIns = optIns;
        this.erasure = erasure;
        this.audit = audit;
        this.statements = statements;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// Subscribes with a proof, or asks the owner without one.
    ///
    /// @return the subscriber; empty when the owner is asked first
    /// @throws ProblemException 400, 409 for an address that is suppressed, 422
    @Transactional
    Optional<SubscriberView> add(SubscriberAdd wanted, Caller by) {
        EmailAddress address = EmailAddress.parse(wanted.email())
                .orElseThrow(() -> ProblemType.INVALID_INPUT.with("This is not an address that mail can be sent to.")
                        .at("/email", "must be a mail address such as reader@example.org"));
        if (wanted.timeZone() != null && !TasteRules.isZone(wanted.timeZone())) {
            throw ProblemType.INVALID_INPUT.with("There is no such time zone.").at("/timeZone",
                    TasteRules.ZONE_MESSAGE);
        }
        List<UUID> newsletters = newsletters(wanted.newsletters());
        suppressions.reason(address.key()).ifPresent(reason -> {
            throw ProblemType.CONFLICT.with("The address is on the suppression list.").and("suppressed", reason);
        });
        Instant now = clock.instant();
        List<String> sections = wanted.sections() == null ? List.of() : wanted.sections();
        SubscriberAdd.ConsentProof proof = wanted.proof();
        if (proof == null) {
            UUID asked = optIns.request(address, newsletters,
                    new OptIns.Taste(wanted.language(), wanted.timeZone(), sections));
            audit.record(by, "create", "optIn", asked, null, Map.of("newsletters", wanted.newsletters()));
            return Optional.empty();
        }
        if (proof.at().isAfter(now)) {
            throw ProblemType.INVALID_INPUT.with("A consent cannot be given in future.").at("/proof/at",
                    "must not be in future");
        }
        UUID subscriber = statements
                .first("""
                        insert into subscriber as known (id, email, email_key, language, time_zone, sections, created_at, updated_at)
                        values (uuidv7(), ?, ?, ?, ?, ?::text[], ?, ?)
                        on conflict (email_key) do update set updated_at = excluded.updated_at, version = known.version + 1
                        returning id""",
                        row -> Statements.id(row, "id"), address.value(), address.key(), wanted.language(),
                        wanted.timeZone(), sections, now, now)
                .orElseThrow();
        consents.give(subscriber, newsletters, new Consents.Proof(proof.words(), proof.at(), by.name()));
        Optional<SubscriberView> added = subscribers.find(subscriber);
        audit.record(by, "add", KIND, subscriber, added.orElseThrow().version(),
                Map.of("newsletters", wanted.newsletters()));
        LOG.infof("subscriber added, subscriber=%s by=%s", subscriber, by.id());
        return added;
    }

    /// Ends subscriptions.
    ///
    /// @param slugs which; all when null
    /// @throws ProblemException 404, 412, 422, 428
    @Transactional
    SubscriberView unsubscribe(UUID id, IfMatch ifMatch, @Nullable List<String> slugs, Caller by) {
        lock(id, ifMatch);
        List<UUID> newsletters = slugs == null
                ? statements.list("select newsletter_id from subscription where subscriber_id = ?",
                        row -> Statements.id(row, "newsletter_id"), id)
                : newsletters(slugs);
        if (consents.withdraw(id, newsletters, by.name()) > 0) {
            statements.update("update subscriber set version = version + 1, updated_at = ? where id = ?",
                    clock.instant(), id);
            long version = subscribers.lock(id).orElseThrow();
            audit.record(by, "unsubscribe", KIND, id, version, slugs == null ? Map.of() : Map.of("newsletters", slugs));
            LOG.infof("subscriptions ended, subscriber=%s by=%s", id, by.id());
        }
        return subscribers.find(id).orElseThrow();
    }

    /// Deletes everything that is held about a subscriber.
    ///
    /// @throws ProblemException 404, 412, 428
    @Transactional
    void erase(UUID id, IfMatch ifMatch, Caller by) {
        lock(id, ifMatch);
        erasure.erase(id);
        audit.record(by, "erase", KIND, id, null, Map.of());
        LOG.infof("subscriber erased by an administrator, subscriber=%s by=%s", id, by.id());
    }

    /// @throws ProblemException 404
    @Transactional
    SubscriberView get(UUID id) {
        return subscribers.find(id).orElseThrow(SubscriberKeeping::unknown);
    }

    @Transactional
    Page<SubscriberView> page(@Nullable String email, @Nullable String newsletter, int limit,
            @Nullable String cursor) {
        var filter = new Subscribers.Filter(email == null ? null : email.strip().toLowerCase(Locale.ROOT), newsletter);
        String list = "/v1/editorial/subscribers?" + filter;
        UUID after = cursor == null ? null : UUID.fromString(cursors.open(list, cursor).getFirst());
        List<SubscriberView> found = subscribers.page(filter, after, limit + 1);
        List<SubscriberView> shown = found.stream().limit(limit).toList();
        return Page.of(shown,
                found.size() > limit ? cursors.seal(list, List.of(shown.getLast().id().toString())) : null);
    }

    /// The keys of newsletters.
    ///
    /// @throws ProblemException 422 for one that does not exist
    List<UUID> newsletters(List<String> slugs) {
        Map<String, UUID> known = statements
                .list("select slug, id from newsletter where slug = any(?)",
                        row -> Map.entry(row.getString(1), Statements.id(row, "id")), slugs)
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        ProblemException unknown = ProblemType.UNRESOLVED_REFERENCE.with("Not every newsletter exists.");
        for (int i = 0; i < slugs.size(); i++) {
            if (!known.containsKey(slugs.get(i))) {
                unknown.at("/newsletters/" + i, "there is no newsletter of this name");
            }
        }
        if (!unknown.errors().isEmpty()) {
            throw unknown;
        }
        return List.copyOf(known.values());
    }

    private void lock(UUID id, IfMatch ifMatch) {
        long version = subscribers.lock(id).orElseThrow(SubscriberKeeping::unknown);
        ifMatch.check(version, () -> new StaleVersion(version, List.of(), null, null));
    }

    private static ProblemException unknown() {
        return ProblemType.NOT_FOUND.with("There is no subscriber with this id.");
    }
}
