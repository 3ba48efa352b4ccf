package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a reader forgives, so that producers can grow and relays can differ.
class TolerantReadingTest {

    static Stream<Golden<?>> all() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTypeOfALaterVersionIsUnknownWhateverItsValue(Golden<?> golden) {
        Headers later = with(golden, "ce_type", golden.type().replace(".v1", ".v2"));

        for (byte[] value : new byte[][]{golden.value(), {}, {'['}, null}) {
            assertThatExceptionOfType(UnknownEventTypeException.class)
                    .isThrownBy(() -> golden.decode(later, value))
                    .withMessageContaining(".v2");
        }
    }

    @Test
    void aTypeOfAnotherTopicIsUnknown() {
        Headers view = Golden.of("org.meridiem.engagement.view.v1").headers();

        assertThatExceptionOfType(UnknownEventTypeException.class)
                .isThrownBy(() -> EventCodec.ARTICLES.decode(view, null));
    }

    @ParameterizedTest
    @MethodSource("all")
    void headersThatAreNoAttributeAreIgnored(Golden<?> golden) throws MalformedEventException {
        Headers more = golden.headers().add("ce_later", new byte[]{(byte) 0xFF}).add("tracestate", null)
                .add("later", new byte[0]).add("later", new byte[0]);

        assertThat(golden.decode(more, golden.value())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRelayMayLeaveOutTheContentTypeOrNameItsCharset(Golden<?> golden) throws MalformedEventException {
        Headers none = golden.headers().remove("content-type");
        Headers charset = with(golden, "content-type", "application/json; charset=utf-8");

        assertThat(golden.decode(none, golden.value())).isEqualTo(golden.event());
        assertThat(golden.decode(charset, golden.value())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"})
    void aTraceparentThatIsNoneIsIgnored(String traceparent) throws MalformedEventException {
        Golden<?> golden = Golden.of(ArticleEvent.Published.TYPE);

        var event = (ArticleEvent) golden.decode(with(golden, "traceparent", traceparent), golden.value());

        assertThat(event.attributes().traceparent()).isEqualTo(Optional.empty());
    }

    @Test
    void aVersionBeyondWhatADoubleHoldsIsReadExactly() throws MalformedEventException {
        Golden<?> golden = Golden.of(ArticleEvent.TakenDown.TYPE);
        String value = new String(golden.value(), StandardCharsets.UTF_8)
                .replace("\"version\":2", "\"version\":9007199254740993");

        var event = (ArticleEvent) golden.decode(golden.headers(), value.getBytes(StandardCharsets.UTF_8));

        assertThat(event.version()).isEqualTo(9_007_199_254_740_993L);
    }

    private static Headers with(Golden<?> golden, String name, String value) {
        return golden.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
