package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.events.Engagement.Action;

class BeaconTest {

    private static final String ARTICLE = "01990d2f-6a00-7c31-9b52-3f0e5d7a1c01";
    private static final String VIEW = "{\"article\":\"" + ARTICLE + "\",\"event\":\"view\"}";

    @Test
    void oneActionIsRead() {
        // When
        var beacon = read("{\"article\":\"" + ARTICLE + "\",\"event\":\"read\",\"seconds\":42,\"ref\":\"trending\"}");

        // Then
        assertThat(beacon.actions())
                .containsExactly(new ReaderAction(UUID.fromString(ARTICLE), Action.READ, 42, "trending"));
        assertThat(beacon.dropped()).isEmpty();
    }

    @Test
    void eachActionOfABatchIsJudgedByItself() {
        // When
        var beacon = read("{\"events\":[" + VIEW + ",{\"article\":\"x\",\"event\":\"view\"},"
                + VIEW.replace("view", "share") + ",{\"article\":\"" + ARTICLE
                + "\",\"event\":\"view\",\"ip\":\"192.0.2.1\"},7]}");

        // Then
        assertThat(beacon.actions()).extracting(ReaderAction::action).containsExactly(Action.VIEW, Action.SHARE);
        assertThat(beacon.dropped()).isEqualTo(Map.of(DropReason.MALFORMED, 2, DropReason.UNKNOWN_MEMBER, 1));
    }

    @Test
    void aBatchOfFiftyIsTakenAndALargerOneDropped() {
        assertThat(read(batch(50)).actions()).hasSize(50);
        assertThat(read(batch(51)).actions()).isEmpty();
        assertThat(read(batch(51)).dropped()).isEqualTo(Map.of(DropReason.TOO_MANY, 51));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "true", "7", "\"view\"", "[]", "[" + VIEW + "]", "{}", "{\"events\":{}}",
            "{\"events\":null}", "{", VIEW + VIEW, VIEW + "x", "{\"article\":null,\"event\":\"view\"}",
            "{\"article\":\"" + ARTICLE + "\"}", "{\"article\":\"" + ARTICLE + "\",\"event\":\"VIEW\"}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":7}", "{\"article\":7,\"event\":\"view\"}",
            "{\"article\":\"1-1-1-1-1\",\"event\":\"view\"}",
            "{\"article\":\"" + ARTICLE + "\\u0000\",\"event\":\"view\"}",
            "{\"article\":\"" + ARTICLE + "\",\"article\":\"" + ARTICLE + "\",\"event\":\"view\"}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"read\",\"seconds\":-1}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"read\",\"seconds\":1.5}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"read\",\"seconds\":99999999999999999999}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"read\",\"seconds\":\"1\"}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"view\",\"ref\":\"\"}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"view\",\"ref\":\"a\\u0000b\"}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"view\",\"ref\":\"\\ud800\"}",
            "{\"article\":\"" + ARTICLE + "\",\"event\":\"view\",\"ref\":null}",
            "<beacon/>", "article=" + ARTICLE})
    void whatIsNoBeaconIsMalformed(String body) {
        // When
        var beacon = read(body);

        // Then
        assertThat(beacon.actions()).isEmpty();
        assertThat(beacon.dropped()).isEqualTo(Map.of(DropReason.MALFORMED, 1));
    }

    @Test
    void aMemberThatBeaconsDoNotHaveIsNotPassedOver() {
        assertThat(read("{\"article\":\"" + ARTICLE + "\",\"event\":\"view\",\"timestamp\":1}").dropped())
                .isEqualTo(Map.of(DropReason.UNKNOWN_MEMBER, 1));
        assertThat(read("{\"events\":[" + VIEW + "],\"userAgent\":\"x\"}").dropped())
                .isEqualTo(Map.of(DropReason.UNKNOWN_MEMBER, 1));
    }

    @Test
    void aReferenceOfMoreThanAHundredCharactersIsMalformed() {
        assertThat(read(VIEW.replace("}", ",\"ref\":\"" + "a".repeat(100) + "\"}")).actions()).hasSize(1);
        assertThat(read(VIEW.replace("}", ",\"ref\":\"" + "a".repeat(101) + "\"}")).actions()).isEmpty();
    }

    @Test
    void deepNestingAndNoiseDoNoHarm() {
        // Given
        var random = new Random(11);

        // Then
        assertThat(read("[".repeat(60_000)).actions()).isEmpty();
        assertThat(read("{\"events\":".repeat(5_000)).actions()).isEmpty();
        for (int i = 0; i < 1_000; i++) {
            var noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertThat(Beacon.read(noise).actions()).isEmpty();
        }
    }

    private static String batch(int size) {
        return IntStream.range(0, size).mapToObj(_ -> VIEW).collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }

    private static Beacon read(String body) {
        return Beacon.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
