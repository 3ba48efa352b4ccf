package org.meridiem.content.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.content.outbound.OutboundAnswer;

import io.smallrye.config.SmallRyeConfigBuilder;

/// What an answer means, and when it is tried again.
class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anySuccessIsADelivery(int status) {
        assertThat(verdict(status, Map.of())).isInstanceOf(Verdict.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 307, 308, 400, 401, 404, 429, 500, 503})
    void anythingElseIsTriedAgainAsScheduled(int status) {
        assertThat(verdict(status, Map.of())).isEqualTo(new Verdict.Again(WAIT));
    }

    @Test
    void goneMeansGone() {
        assertThat(verdict(410, Map.of("retry-after", "5"))).isInstanceOf(Verdict.Gone.class);
    }

    @ParameterizedTest
    @CsvSource({"429, 3600, 3600", "503, 3600, 3600", "503, 10, 300", "503, 999999999, 86400", "500, 3600, 300",
            "503, soon, 300", "503, -5, 300", "503, 99999999999999999999, 300",
            "503, 'Sun, 01 Mar 2026 13:00:00 GMT', 3600", "503, 'Sun, 01 Mar 2026 11:00:00 GMT', 300"})
    void aReceiverMayAskForMoreTimeWithinReason(int status, String retryAfter, long seconds) {
        assertThat(verdict(status, Map.of("retry-after", retryAfter)))
                .isEqualTo(new Verdict.Again(Duration.ofSeconds(seconds)));
    }

    @Test
    void afterTheLastWaitItHasFailed() {
        Attempt attempt = answered(500, Map.of("retry-after", "10"), "");
        assertThat(attempt.verdict(Optional.empty(), LONGEST)).isInstanceOf(Verdict.Failed.class);
        assertThat(answered(200, Map.of(), "").verdict(Optional.empty(), LONGEST))
                .isInstanceOf(Verdict.Delivered.class);
    }

    @Test
    void whatAReceiverAnswersIsKeptAsTextThatADatabaseCanBear() {
        assertThat(answered(500, Map.of(), "a\u0000b\u001b[31mc\n\td").answer()).isEqualTo("a\uFFFDb\uFFFD[31mc\n\td");
        assertThat(Attempt.text(new byte[]{(byte) 0xff, 'x'})).isEqualTo("\uFFFDx");
    }

    @Test
    void byDefaultRetriesGoOnForMoreThanThreeDaysAndThenEnd() {
        RetrySchedule schedule = defaults();
        Duration total = Duration.ZERO;
        for (int failures = 1; failures <= 9; failures++) {
            total = total.plus(schedule.after(failures, new Random(failures)).orElseThrow());
        }
        assertThat(total).isBetween(Duration.ofHours(60), Duration.ofHours(91));
        assertThat(schedule.after(10, new Random(1))).isEmpty();
    }

    @Test
    void waitsAreSpreadAroundTheirMiddle() {
        RetrySchedule schedule = defaults();
        var random = new Random(7);
        List<Duration> first = IntStream.range(0, 500)
                .mapToObj(i -> schedule.after(1, random).orElseThrow()).toList();
        assertThat(first).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)))
                .anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMillis(4_300)))
                .anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(5_700)));
    }

    private static RetrySchedule defaults() {
        WebhookConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(WebhookConfig.class)
                .build().getConfigMapping(WebhookConfig.class);
        return new RetrySchedule(config.retryAfter(), config.jitter());
    }

    private static Verdict verdict(int status, Map<String, String> headers) {
        return answered(status, headers, "").verdict(Optional.of(WAIT), LONGEST);
    }

    private static Attempt answered(int status, Map<String, String> headers, String body) {
        return Attempt.answered(NOW, Duration.ofMillis(5),
                new OutboundAnswer(URI.create("https://hooks.example/"), status,
                        headers, body.getBytes(UTF_8), false));
    }
}
