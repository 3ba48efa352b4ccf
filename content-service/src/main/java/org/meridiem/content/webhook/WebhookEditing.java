package org.meridiem.content.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.outbound.OutboundException;
import org.meridiem.content.outbound.OutboundRules;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes and removes webhooks. Each method is one transaction, or part of the caller's. Secrets get into no log and no audit entry.
@ApplicationScoped
class WebhookEditing {

    private static final Caller WORKER = new Caller("system", "system", Set.of());
    private static final String KIND = "webhook";

    private final WebhookRepository repository;
    private final Webhooks webhooks;
    private final Secrets secrets;
    private final OutboundRules rules;
    private final Changes changes;
    private final AuditLog audit;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookEditing(WebhookRepository repository, Webhooks webhooks, Secrets secrets, OutboundRules rules,
            Changes changes, AuditLog audit, WebhookConfig config, Clock clock) {
        this.repository = repository;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.rules = rules;
        this.changes = changes;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /// A new webhook.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 409 when there are too many, 422
    @Transactional
    Created create(WebhookWrite wanted, Caller by) {
        demandCallable(wanted.url());
        List<UUID> sections = webhooks.sectionIds(wanted.sections());
        if (repository.count() >= config.limit()) {
            throw ProblemType.CONFLICT.with("There are " + config.limit() + " webhooks already, which is the most.");
        }
        byte[] secret = secrets.make();
        Webhook webhook = new Webhook(Ids.next(), wanted, sections, secrets.seal(secret),
                Stamp.first(by, clock.instant()));
        repository.persistAndFlush(webhook);
        audit.record(by, "create", KIND, webhook.id(), webhook.stamp().version(), Map.of());
        return new Created(webhook, Secrets.shown(secret));
    }

    /// The next version of a webhook, unless nothing in it differs.
    ///
    /// @param edit what it becomes, given what it is
    /// @throws org.meridiem.kit.problem.ProblemException 400, 404, 412, 422, 428
    @Transactional
    Webhook change(UUID id, IfMatch ifMatch, UnaryOperator<WebhookWrite> edit, Caller by) {
        Webhook webhook = locked(id, ifMatch);
        WebhookWrite wanted = edit.apply(webhooks.write(webhook));
        if (!wanted.url().equals(webhook.url().toString())) {
            demandCallable(wanted.url());
        }
        SequencedSet<String> changed = webhook.edit(wanted, webhooks.sectionIds(wanted.sections()));
        if (!changed.isEmpty()) {
            next(webhook, changed, by);
            audit.record(by, "save", KIND, id, webhook.stamp().version(), Map.of("changed", changed));
        }
        return webhook;
    }

    /// A new secret. The present one stays live for a while, the one before it is dead at once.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 412, 428
    @Transactional
    Rotated rotate(UUID id, IfMatch ifMatch, SecretRotation wanted, Caller by) {
        Webhook webhook = locked(id, ifMatch);
        byte[] secret = secrets.make();
        Duration keep = wanted.keepOldHours() == null
                ? config.keepOldSecret()
                : Duration.ofHours(wanted.keepOldHours());
        Instant until = clock.instant().plus(keep).truncatedTo(ChronoUnit.MILLIS);
        webhook.rotate(secrets.seal(secret), until);
        next(webhook, List.of("secret"), by);
        audit.record(by, "rotate-secret", KIND, id, webhook.stamp().version(), Map.of());
        return new Rotated(webhook.stamp().version(), Secrets.shown(secret), until);
    }

    /// Removes a webhook with its log. What was not delivered is dropped.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        Webhook webhook = locked(id, ifMatch);
        repository.delete(webhook);
        repository.flush();
        changes.forget(id);
        audit.record(by, "delete", KIND, id, null, Map.of());
    }

    /// The worker switches it off. Does nothing if that has happened already.
    @Transactional(Transactional.TxType.MANDATORY)
    boolean disable(UUID id, Webhook.DisabledReason reason) {
        Webhook webhook = repository.locked(id).orElse(null);
        if (webhook == null || !webhook.disable(reason, clock.instant())) {
            return false;
        }
        next(webhook, List.of("active"), WORKER);
        audit.record(WORKER, "disable", KIND, id, webhook.stamp().version(),
                Map.of("reason", reason.name().toLowerCase(Locale.ROOT)));
        return true;
    }

    private Webhook locked(UUID id, IfMatch ifMatch) {
        Webhook webhook = repository.locked(id).orElseThrow(Webhooks::none);
        ifMatch.check(webhook.stamp().version(), () -> changes.since(id, webhook.stamp(), ifMatch.version()));
        return webhook;
    }

    private void next(Webhook webhook, Collection<String> changed, Caller by) {
        webhook.stamp(webhook.stamp().next(by, clock.instant()));
        repository.flush();
        changes.note(webhook.id(), webhook.stamp(), changed);
    }

    private void demandCallable(String url) {
        try {
            rules.inspect(new URI(url));
        } catch (URISyntaxException e) {
            throw ProblemType.INVALID_INPUT.with("The address is not a URL.").at("/url", "is not a URL");
        } catch (OutboundException e) {
            throw ProblemType.UNPROCESSABLE.with("This address cannot be called.").at("/url",
                    String.valueOf(e.getMessage()));
        }
    }

    /// @param secret in its shown form
    record Created(Webhook webhook, String secret) {
    }

    /// @param version  the webhook's
    /// @param secret   in its shown form
    /// @param oldUntil until when the one before lives
    record Rotated(long version, String secret, Instant oldUntil) {
    }
}
