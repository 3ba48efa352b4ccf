package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/// What was once sent is read for ever, and what is sent today is what was sent before.
class GoldenEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Golden<?>> all() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEventIsWrittenAsItsGoldenBytes(Golden<?> golden) {
        EncodedEvent encoded = golden.encoded();

        assertThat(encoded.value()).asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(golden.value(), StandardCharsets.UTF_8));
        assertThat(encoded.attributes().headers().toArray()).extracting(header -> header.key())
                .doesNotHaveDuplicates();
        assertThat(Golden.lines(encoded.attributes().headers())).isEqualTo(String.join("\n", golden.headerLines()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void goldenBytesAreReadAsTheEvent(Golden<?> golden) throws MalformedEventException {
        Object decoded = golden.decode(golden.headers(), golden.value());

        assertThat(decoded).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("all")
    void goldenValuesKeepTheirSchema(Golden<?> golden) throws IOException {
        assertThat(ContractDocuments.violations(golden.schema(), JSON.readTree(golden.value()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void goldenHeadersKeepTheirSchema(Golden<?> golden) {
        var headers = JSON.createObjectNode();
        for (String line : golden.headerLines()) {
            headers.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
        }

        assertThat(ContractDocuments.violations("cloud-event-headers.v1.schema.json", headers)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRecordIsKeyedByWhatTheEventIsAboutAndStampedWithItsTime(Golden<?> golden) {
        EncodedEvent encoded = golden.encoded();

        ProducerRecord<String, byte[]> record = encoded.toRecord();

        assertThat(record.topic()).isEqualTo(encoded.topic().topicName());
        assertThat(record.key()).isEqualTo(encoded.attributes().subject());
        assertThat(record.timestamp()).isEqualTo(encoded.attributes().time().toEpochMilli());
        assertThat(record.value()).isEqualTo(encoded.value());
        assertThat(record.headers()).isEqualTo(encoded.attributes().headers());
    }

    @Test
    void noGoldenFileStandsAlone() throws Exception {
        var folder = Path.of(Objects.requireNonNull(GoldenEventTest.class.getResource("/golden")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("org.")))
                    .containsExactlyInAnyOrderElementsOf(
                            Golden.all()
                                    .flatMap(golden -> Stream.of(golden.type() + ".json", golden.type() + ".headers"))
                                    .toList());
        }
    }
}
