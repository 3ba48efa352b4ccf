package org.meridiem.newsletter.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Return paths and marks of addresses")
class ReturnPathsTest {

    private static final String NEW = "a secret of today";
    private static final String OLD = "a secret of yesterday";

    private final UUID delivery = UUID.randomUUID();
    private final ReturnPaths paths = new ReturnPaths(Optional.of("bounces@letters.test"), List.of(NEW));

    @Test
    void aBounceFindsItsDeliveryWhateverTheCase() {
        String path = paths.of(delivery).orElseThrow();
        assertThat(path).startsWith("bounces+").endsWith("@letters.test");
        assertThat(path.substring(0, path.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
        assertThat(paths.open(path)).contains(delivery);
        assertThat(paths.open(path.toUpperCase(Locale.ROOT))).contains(delivery);
    }

    @Test
    void nobodyCanMakeOneUp() {
        String path = paths.of(delivery).orElseThrow();
        String other = path.replace(delivery.toString().replace("-", ""),
                UUID.randomUUID().toString().replace("-", ""));
        assertThat(paths.open(other)).isEmpty();
        assertThat(paths.open(new ReturnPaths(Optional.of("bounces@letters.test"), List.of(OLD)).of(delivery)
                .orElseThrow())).isEmpty();
        for (String nonsense : List.of("", "@", "bounces@letters.test", "bounces+@letters.test", path.replace('+', '-'),
                "bounces+" + "z".repeat(52) + "@letters.test")) {
            assertThat(paths.open(nonsense)).isEmpty();
        }
    }

    @Test
    void oldOnesOpenAfterTheSecretChanged() {
        var former = new ReturnPaths(Optional.of("bounces@letters.test"), List.of(OLD));
        var rotated = new ReturnPaths(Optional.of("bounces@letters.test"), List.of(NEW, OLD));
        assertThat(rotated.open(former.of(delivery).orElseThrow())).contains(delivery);
        assertThat(rotated.of(delivery)).isEqualTo(paths.of(delivery));
    }

    @Test
    void withoutAMailboxThereAreNone() {
        assertThat(new ReturnPaths(Optional.empty(), List.of(NEW)).of(delivery)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReturnPaths(Optional.of("a-very-long-name@letters.test"), List.of(NEW)));
    }

    @Test
    void anAddressIsKnownByItsMarkUnderEverySecret() {
        var former = new AddressMarks(List.of(OLD));
        var rotated = new AddressMarks(List.of(NEW, OLD));
        assertThat(rotated.all("r@x.test")).contains("r@x.test", former.of("r@x.test"), rotated.of("r@x.test"));
        assertThat(rotated.of("r@x.test")).isNotEqualTo(former.of("r@x.test")).doesNotContain("r@x");
        assertThat(AddressMarks.isMark(rotated.of("r@x.test"))).isTrue();
    }
}
