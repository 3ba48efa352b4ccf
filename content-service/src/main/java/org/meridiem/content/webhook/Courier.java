package org.meridiem.content.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.content.outbound.OutboundCall;
import org.meridiem.content.outbound.OutboundException;
import org.meridiem.content.outbound.SafeHttpClient;

import io.micrometer.core.instrument.MeterRegistry;

/// Takes one delivery after the other to a receiver: claims, sends outside of any transaction, records.
///
/// A process that dies between sending and recording has sent what is sent again after the lease: at least once, with the same `webhook-id`.
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final int KEPT_ANSWER = 1024;
    /// For what comes before and after the call: a slow database, a long pause.
    private static final Duration LEASE_SPARE = Duration.ofSeconds(30);

    private final DeliveryQueue queue;
    private final DeliveryRecords records;
    private final Secrets secrets;
    private final SafeHttpClient client;
    private final RetrySchedule schedule;
    private final WebhookConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Courier(DeliveryQueue queue, DeliveryRecords records, Secrets secrets, SafeHttpClient client, WebhookConfig config,
            MeterRegistry meters, Clock clock) {
        this.queue = queue;
        this.records = records;
        this.secrets = secrets;
        this.client = client;
        this.schedule = new RetrySchedule(config.retryAfter(), config.jitter());
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    /// Delivers the next that is due.
    ///
    /// @return false when there was nothing
    boolean deliverNext(UUID webhook) {
        Optional<Claim> claimed = queue.claim(webhook, config.timeout().plus(LEASE_SPARE));
        claimed.ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private void deliver(Claim claim) {
        Attempt attempt = send(claim);
        Verdict verdict = attempt.verdict(schedule.after(claim.failures() + 1, random), config.longestRetryAfter());
        if (records.record(claim, attempt, verdict)) {
            meters.counter("meridiem.webhooks.attempts", "outcome", verdict.outcome()).increment();
            LOG.debugf("webhook attempt: webhook=%s delivery=%s outcome=%s status=%s error=%s", claim.webhook(),
                    claim.delivery(), verdict.outcome(), attempt.status(), attempt.error());
        }
    }

    private Attempt send(Claim claim) {
        byte[] body = claim.body().getBytes(StandardCharsets.UTF_8);
        Instant at = clock.instant();
        Map<String, String> headers = new HashMap<>(Signature.headers(claim.event().toString(), at, body,
                claim.secrets().stream().map(secrets::open).toList()));
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Meridiem-Webhooks/1");
        long start = System.nanoTime();
        try {
            var answer = client.call(OutboundCall.post(claim.url(), headers, body, config.timeout(), KEPT_ANSWER));
            return Attempt.answered(at, since(start), answer);
        } catch (OutboundException e) {
            return Attempt.unanswered(at, since(start), e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
