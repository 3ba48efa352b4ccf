package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final InetAddress HOME = InetAddress.ofLiteral("203.0.113.7");
    private static final InetAddress NEXT_DOOR = InetAddress.ofLiteral("203.0.113.8");

    private final List<byte[]> salts = new ArrayList<>();
    private final Pseudonyms pseudonyms = new Pseudonyms(() -> {
        var salt = new byte[32];
        Arrays.fill(salt, (byte) (salts.size() + 1));
        salts.add(salt);
        return salt;
    });

    @Test
    void aReaderKeepsOnePseudonymForADay() {
        // When
        String morning = pseudonyms.visitor(HOME, "Firefox", NOON.minus(Duration.ofHours(11)));
        String evening = pseudonyms.visitor(HOME, "Firefox", NOON.plus(Duration.ofHours(11)));
        String tomorrow = pseudonyms.visitor(HOME, "Firefox", NOON.plus(Duration.ofHours(12)));

        // Then
        assertThat(evening).isEqualTo(morning).matches("[0-9a-f]{16}");
        assertThat(tomorrow).isNotEqualTo(morning);
    }

    /// Replicas of other versions must give the same.
    @Test
    void pseudonymsAreTheBeginningOfAnHmacUnderTheSalt() throws GeneralSecurityException {
        // Given
        var salt = new byte[32];
        Arrays.fill(salt, (byte) 1);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(salt, "HmacSHA256"));
        mac.update("visitor".getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 4);
        mac.update(HOME.getAddress());
        mac.update("Firefox".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(pseudonyms.visitor(HOME, "Firefox", NOON))
                .isEqualTo(HexFormat.of().formatHex(mac.doFinal(), 0, 8));
    }

    @Test
    void readersAreToldApartByAddressAndBrowser() {
        assertThat(List.of(pseudonyms.visitor(HOME, "Firefox", NOON), pseudonyms.visitor(NEXT_DOOR, "Firefox", NOON),
                pseudonyms.visitor(HOME, "Safari", NOON), pseudonyms.network(HOME, NOON))).doesNotHaveDuplicates();
    }

    @Test
    void aHouseholdSharesItsNetwork() {
        assertThat(pseudonyms.network(HOME, NOON)).isEqualTo(pseudonyms.network(NEXT_DOOR, NOON));
    }

    @Test
    void aRequestFromJustBeforeMidnightHasThePseudonymOfItsDay() {
        // Given
        Instant midnight = NOON.plus(Duration.ofHours(12));
        String before = pseudonyms.visitor(HOME, "Firefox", midnight.minusMillis(1));

        // When
        pseudonyms.visitor(HOME, "Firefox", midnight);

        // Then
        assertThat(pseudonyms.visitor(HOME, "Firefox", midnight.minusMillis(1))).isEqualTo(before);
        assertThat(salts).hasSize(2);
    }

    @Test
    void aSaltIsWipedTwoDaysLater() {
        // Given
        for (int day = 0; day < 3; day++) {
            pseudonyms.visitor(HOME, "Firefox", NOON.plus(Duration.ofDays(day)));
        }

        // When
        pseudonyms.forgetBefore(TODAY.plusDays(1));

        // Then
        assertThat(salts.get(0)).containsOnly(0);
        assertThat(salts.get(1)).containsOnly(2);
        assertThat(salts.get(2)).containsOnly(3);
    }

    @Test
    void twoProcessesGiveDifferentPseudonymsUntilTheyShareASalt() {
        // Given
        var one = new Pseudonyms();
        var other = new Pseudonyms();
        assertThat(one.visitor(HOME, "Firefox", NOON)).isNotEqualTo(other.visitor(HOME, "Firefox", NOON));

        // When
        byte[] proposal = one.own(TODAY);
        one.adopt(TODAY, proposal);
        other.adopt(TODAY, proposal);

        // Then
        assertThat(one.visitor(HOME, "Firefox", NOON)).isEqualTo(other.visitor(HOME, "Firefox", NOON));
        assertThat(one.isShared(TODAY)).isTrue();
        assertThat(one.isShared(TODAY.plusDays(1))).isFalse();
    }

    @Test
    void theFirstSharedSaltOfADayStaysAndThatOfTheProcessIsWiped() {
        // Given
        String own = pseudonyms.visitor(HOME, "Firefox", NOON);
        pseudonyms.adopt(TODAY, new byte[]{7});
        String shared = pseudonyms.visitor(HOME, "Firefox", NOON);

        // When
        pseudonyms.adopt(TODAY, new byte[]{8});

        // Then
        assertThat(shared).isNotEqualTo(own);
        assertThat(pseudonyms.visitor(HOME, "Firefox", NOON)).isEqualTo(shared);
        assertThat(salts.getFirst()).containsOnly(0);
    }
}
