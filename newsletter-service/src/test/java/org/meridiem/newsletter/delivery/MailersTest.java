package org.meridiem.newsletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.mail.MailConfig;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

@DisplayName("Mail servers")
class MailersTest {

    @Test
    void areOneForAllUnlessMoreAreNamed() {
        // When
        Mailers mailers = mailers(Map.of());

        // Then
        assertThat(mailers.of(Stream.BULK)).singleElement()
                .satisfies(mailer -> assertThat(mailer.server().host()).isEqualTo("mail.test"))
                .satisfies(mailer -> assertThat(mailer.connections()).isEqualTo(12));
        assertThat(mailers.of(Stream.TRANSACTIONAL)).singleElement()
                .satisfies(mailer -> assertThat(mailer.connections()).isEqualTo(4));
    }

    @Test
    void shareTheConnectionsByTheirWeights() {
        // When
        Mailers mailers = mailers(Map.of("meridiem.mail.mailers.big.host", "big.test",
                "meridiem.mail.mailers.big.weight", "3", "meridiem.mail.mailers.big.per-second", "50",
                "meridiem.mail.mailers.small.host", "small.test", "meridiem.mail.mailers.tiny.host", "tiny.test",
                "meridiem.mail.mailers.tiny.weight", "0"));

        // Then
        assertThat(mailers.of(Stream.BULK)).extracting(Mailer::name, Mailer::connections, Mailer::perSecond)
                .containsExactly(tuple("big", 9, 50),
                        tuple("small", 3, 0),
                        tuple("tiny", 1, 0));
        assertThat(mailers.of(Stream.TRANSACTIONAL)).extracting(Mailer::name).containsExactly("default");
    }

    @Test
    void areWarmedUpDayByDay() {
        // Given
        Mailer mailer = mailers(Map.of("meridiem.mail.mailers.new.host", "new.test",
                "meridiem.mail.mailers.new.warm-up.begins", "2026-11-01",
                "meridiem.mail.mailers.new.warm-up.first-day", "100",
                "meridiem.mail.mailers.new.warm-up.growth", "2",
                "meridiem.mail.mailers.new.warm-up.until", "1000")).of(Stream.BULK).getFirst();

        // When
        var plan = new WarmUpPlan(mailer.name(), mailer.warmUp().orElseThrow());

        // Then
        assertThat(plan.limit(LocalDate.of(2026, 10, 31))).hasValue(0);
        assertThat(plan.limit(LocalDate.of(2026, 11, 1))).hasValue(100);
        assertThat(plan.limit(LocalDate.of(2026, 11, 4))).hasValue(800);
        assertThat(plan.limit(LocalDate.of(2026, 11, 5))).isEmpty();
        assertThat(plan.limit(LocalDate.of(2036, 11, 5))).isEmpty();
    }

    private static Mailers mailers(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(MailConfig.class)
                .withMapping(DeliveryConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withDefaultValue("meridiem.mail.host", "mail.test")
                .withDefaultValue("meridiem.mail.from", "newsletter@mail.test")
                .withDefaultValue("meridiem.delivery.bulk.connections", "12")
                .build();
        return new Mailers(config.getConfigMapping(MailConfig.class), config.getConfigMapping(DeliveryConfig.class));
    }
}
