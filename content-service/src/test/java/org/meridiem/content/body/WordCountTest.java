package org.meridiem.content.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|The board's 3 members can't agree.|6", "en|…!? — 🎉|0",
            "th|สวัสดีชาวโลก|3",
            "zh|我爱北京天安门|4", "de|Straße, Häuser und 2.500 Autos|5", "x-bad|one two|2",
            "en|A well-known model—today—costs $6.4 billion|5"})
    void wordsAreCountedAsReadersSeeThem(String language, String text, int words) {
        assertThat(WordCount.of(text, language)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "265,1", "266,2", "530,2", "531,3"})
    void readingTimeIsRoundedUp(int words, int minutes) {
        assertThat(WordCount.readingTimeMinutes(words)).isEqualTo(minutes);
    }

    @Test
    void anEmptyTextHasNoWords() {
        assertThat(WordCount.of("", "en")).isZero();
    }
}
