package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever bytes lie on a topic, a codec answers with an event or with a [MalformedEventException]. Anything else would stop a consumer.
class MalformedRecordTest {

    private static final int MEGABYTE = 1_048_576;

    static Stream<Golden<?>> all() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTombstoneIsMalformed(Golden<?> golden) {
        assertMalformed(() -> golden.decode(golden.headers(), null));
        assertMalformed(() -> golden.decode(new RecordHeaders(), null));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aValueCutShortIsMalformed(Golden<?> golden) {
        byte[] value = golden.value();
        for (int length = 0; length < value.length; length++) {
            byte[] cut = Arrays.copyOf(value, length);
            assertMalformed(() -> golden.decode(golden.headers(), cut));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aValueThatIsNoJsonObjectIsMalformed(Golden<?> golden) {
        for (String text : List.of("null", "true", "1", "\"text\"", "\"\"", "[]", "[{}]", "{}", "\uFEFF{}", "{} {}",
                "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}", "{\"a\":01}", "{//\n}", "<a/>")) {
            assertMalformed(() -> golden.decode(golden.headers(), utf8(text)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anythingAfterTheObjectIsMalformed(Golden<?> golden) {
        for (String tail : List.of("{}", "x", "]", ",", "\0")) {
            byte[] longer = utf8(text(golden) + tail);
            assertMalformed(() -> golden.decode(golden.headers(), longer));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherEncodingIsMalformed(Golden<?> golden) {
        String text = text(golden);
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_32BE)) {
            assertMalformed(() -> golden.decode(golden.headers(), text.getBytes(charset)));
        }
        for (byte[] garbage : List.of(bytes(0xC0, 0x80), bytes(0xED, 0xA0, 0x80), bytes(0xFF), bytes(0xE2, 0x82),
                bytes(0xF8, 0x88, 0x80, 0x80, 0x80))) {
            byte[] broken = with(golden, "{\"unknown\":\"", garbage, "\",");
            assertMalformed(() -> golden.decode(golden.headers(), broken));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTextThatCannotBeWrittenAgainIsMalformed(Golden<?> golden) {
        // Every value of the contract holds a text or a pseudonym or a slug somewhere, but for those that are ids and numbers alone.
        assumeFalse(golden.event() instanceof CommentEvent || golden.event() instanceof ArticleFigures
                || golden.event() instanceof AlsoRead);
        for (String escape : List.of("\\ud83d", "\\udea2", "\\udea2\\ud83d", "\\u0000")) {
            String spoilt = text(golden).replaceFirst("\"(headline|name|visitor|subject|tags|salt)\":(\\[?)\"",
                    "\"$1\":$2\"" + escape.replace("\\", "\\\\"));
            assertThat(spoilt).isNotEqualTo(text(golden));
            assertMalformed(() -> golden.decode(golden.headers(), utf8(spoilt)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMemberThatComesTwiceIsMalformed(Golden<?> golden) {
        String text = text(golden);
        String firstMember = text.substring(1, text.indexOf(','));
        assertMalformed(() -> golden.decode(golden.headers(), utf8("{" + firstMember + "," + text.substring(1))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void depthAndSizeAreMalformedAndNoMore(Golden<?> golden) {
        assertMalformed(() -> golden.decode(golden.headers(), utf8("[".repeat(MEGABYTE))));
        assertMalformed(() -> golden.decode(golden.headers(), utf8("{\"a\":".repeat(MEGABYTE / 5))));
        assertMalformed(() -> golden.decode(golden.headers(),
                with(golden, "{\"unknown\":", utf8("[".repeat(MEGABYTE)), ",")));
        assertMalformed(() -> golden.decode(golden.headers(),
                with(golden, "{\"unknown\":", utf8("[".repeat(5_000) + "]".repeat(5_000)), ",")));
        assertMalformed(() -> golden.decode(golden.headers(),
                with(golden, "{\"article\":", utf8("9".repeat(MEGABYTE)), ",")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyAttributeIsNeededOnceAndReadable(Golden<?> golden) {
        for (String name : List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_subject")) {
            assertMalformed(() -> golden.decode(without(golden, name), golden.value()));
            assertMalformed(() -> golden.decode(without(golden, name).add(name, null), golden.value()));
            assertMalformed(() -> golden.decode(without(golden, name).add(name, bytes()), golden.value()));
            assertMalformed(() -> golden.decode(without(golden, name).add(name, bytes(0xC3, 0x28)), golden.value()));
            assertMalformed(() -> golden.decode(without(golden, name).add(name, utf8("a\nb")), golden.value()));
            assertMalformed(() -> golden.decode(
                    golden.headers().add(name, golden.headers().lastHeader(name).value()), golden.value()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion=0.3", "ce_id=1-1-1-1-1", "ce_id=one", "ce_time=yesterday",
            "ce_time=2026-03-02", "ce_time=2026-03-02T06:30:00+01:00", "ce_time=+12026-03-02T06:30:00Z",
            "ce_subject=somebody else", "content-type=application/avro", "content-type="})
    void anAttributeOfAnotherFormIsMalformed(String header) {
        String name = header.substring(0, header.indexOf('='));
        String value = header.substring(header.indexOf('=') + 1);

        Golden.all().forEach(golden -> assertMalformed(
                () -> golden.decode(without(golden, name).add(name, utf8(value)), golden.value())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void randomDamageEndsInAnEventOrAsMalformed(Golden<?> golden) {
        long seed = 20_260_302;
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = damaged(golden.value(), random);
            try {
                assertThat(golden.decode(golden.headers(), damaged)).isNotNull();
            } catch (MalformedEventException expected) {
                assertThat(expected).isExactlyInstanceOf(MalformedEventException.class);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static byte[] damaged(byte[] value, Random random) {
        byte[] damaged = value.clone();
        String alphabet = "{}[]\",:0123456789.eE+-\\untrfals /";
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int place = random.nextInt(damaged.length);
            damaged[place] = random.nextInt(4) == 0
                    ? (byte) random.nextInt(256)
                    : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return damaged;
    }

    private static void assertMalformed(Decoding decoding) {
        assertThatExceptionOfType(MalformedEventException.class).isThrownBy(decoding::run)
                .isExactlyInstanceOf(MalformedEventException.class);
    }

    private interface Decoding {
        Object run() throws MalformedEventException;
    }

    private static Headers without(Golden<?> golden, String name) {
        return golden.headers().remove(name);
    }

    private static String text(Golden<?> golden) {
        return new String(golden.value(), StandardCharsets.UTF_8);
    }

    /// The golden value with something put in front of its first member.
    private static byte[] with(Golden<?> golden, String before, byte[] middle, String after) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(before));
        bytes.writeBytes(middle);
        bytes.writeBytes(utf8(after));
        bytes.write(golden.value(), 1, golden.value().length - 1);
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
