package org.meridiem.content.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;

class PreviewLinkWriteTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private record Config(Duration defaultLife, Duration maxLife, int maxLinks) implements PreviewConfig {
    }

    private static final PreviewConfig CONFIG = new Config(Duration.ofDays(7), Duration.ofDays(30), 3);

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, -, 2026-03-08T12:00:00Z", "PT1M, -, 2026-03-01T12:01:00Z",
            "P3DT1H, -, 2026-03-04T13:00:00Z", "P30D, -, 2026-03-31T12:00:00Z",
            "-, 2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z"})
    void aLinkLivesAsLongAsAskedFor(@Nullable String in, @Nullable Instant at, Instant expected) {
        assertThat(new PreviewLinkWrite(in, at, null, null).expiry(NOW, CONFIG)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"P31D, -, /expiresIn", "PT59S, -, /expiresIn", "-PT1H, -, /expiresIn",
            "P1M, -, /expiresIn", "three days, -, /expiresIn", "PT9223372036854775807S, -, /expiresIn",
            "P106751991167300DT, -, /expiresIn",
            "-, 2026-03-01T12:00:30Z, /expiresAt", "-, 2020-01-01T00:00:00Z, /expiresAt",
            "-, 2026-04-01T00:00:00Z, /expiresAt", "-, +1000000000-12-31T23:59:59Z, /expiresAt",
            "PT1H, 2026-03-02T00:00:00Z, /expiresAt"})
    void aLifeThatCannotBeIsNamed(@Nullable String in, @Nullable Instant at, String pointer) {
        assertThatThrownBy(() -> new PreviewLinkWrite(in, at, null, null).expiry(NOW, CONFIG))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.errors()).extracting(InputError::pointer).containsExactly(pointer);
                });
    }
}
