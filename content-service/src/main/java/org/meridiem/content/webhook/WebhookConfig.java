package org.meridiem.content.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.meridiem.kit.config.AtLeast;
import org.meridiem.kit.config.AtMost;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How webhooks are delivered.
@ConfigMapping(prefix = "meridiem.webhooks")
public interface WebhookConfig {

    /// Whether this process sends. Deliveries are queued either way.
    @WithDefault("true")
    boolean send();

    /// How long a receiver may take to answer, connecting included.
    @WithDefault("15s")
    Duration timeout();

    /// How long to wait after the first, second … failure. After the last one the delivery has failed.
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retryAfter();

    /// By how much of itself each wait is made longer or shorter at random, so that retries do not come in waves.
    @WithDefault("0.2")
    @AtLeast(0)
    @AtMost(1)
    double jitter();

    /// The longest wait that a receiver may ask for with `Retry-After`.
    @WithDefault("24h")
    Duration longestRetryAfter();

    /// A webhook that fails for so long without one success is switched off.
    @WithDefault("5d")
    Duration disableAfter();

    /// How long the secret before still signs after a new one was made, unless the caller says otherwise.
    @WithDefault("24h")
    Duration keepOldSecret();

    /// How long deliveries stay in the log.
    @WithDefault("30d")
    Duration keepLog();

    /// How many deliveries each process sends at the same time, in all.
    @WithDefault("64")
    @AtLeast(1)
    int concurrency();

    /// How many of them to one webhook.
    @WithDefault("4")
    @AtLeast(1)
    int concurrencyPerWebhook();

    /// How many webhooks there may be: each is looked at whenever an article is published.
    @WithDefault("100")
    @AtLeast(1)
    int limit();

    /// 32 bytes in base64 that encrypt the stored secrets. Without it they are stored as they are. The same on every replica.
    Optional<String> encryptionKey();
}
