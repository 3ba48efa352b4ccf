package org.meridiem.content.slug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

class SlugPolicyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tea in Tokyo                         | tea-in-tokyo
            AI & Machine Learning                | ai-machine-learning
            Missed this week's big shifts?       | missed-this-weeks-big-shifts
            Missed this week’s big shifts?       | missed-this-weeks-big-shifts
            --- 50% more --- for $1              | 50-more-for-1
            Привет, мир                          | privet-mir
            서울                                  | seoul
            İstanbul'da çay                      | istanbulda-cay
            Ünïcödé                              | unicode
            ☕ coffee 🚀                          | coffee
            """)
    void aTitleBecomesWordsJoinedByHyphens(String title, String slug) {
        assertThat(SlugPolicy.fromText(title)).contains(slug);
    }

    @Test
    void germanUmlautsBecomeTwoLettersInGermanOnly() {
        assertThat(SlugPolicy.fromText("Größe über alles", "de-AT")).contains("groesse-ueber-alles");
        assertThat(SlugPolicy.fromText("Malmö", "sv")).contains("malmo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "🚀🚀", "---", "!?"})
    void nothingToSpellGivesNoSlug(String title) {
        assertThat(SlugPolicy.fromText(title)).isEmpty();
    }

    @Test
    void rightToLeftTextGivesASlug() {
        assertThat(SlugPolicy.fromText("مرحبا بالعالم"))
                .hasValueSatisfying(slug -> assertThat(SlugPolicy.isSlug(slug)).isTrue());
    }

    @Test
    void aLongTitleIsCutBetweenWords() {
        String slug = SlugPolicy.fromText("abcdefghi ".repeat(40)).orElseThrow();

        assertThat(slug).hasSizeLessThanOrEqualTo(SlugPolicy.MAX_LENGTH).endsWith("-abcdefghi");
    }

    @Test
    void oneLongWordIsCutAnywhere() {
        assertThat(SlugPolicy.fromText("x".repeat(300))).contains("x".repeat(SlugPolicy.MAX_LENGTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tea", "tea_time", "-tea", "tea-", "tea--time", "tea time", "té", "tea/time", "..", "",
            "tea\u0000"})
    void otherFormsAreNoSlugs(String text) {
        assertThat(SlugPolicy.isSlug(text)).isFalse();
    }

    @Test
    void aHostileTextNeedsNoStack() {
        assertThat(SlugPolicy.isSlug("a-".repeat(1_000_000) + "a")).isFalse();
    }

    @Test
    void everyMadeSlugIsASlug() {
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(1, 200), 1, 0x2FFFF).filter(c -> c < 0xD800 || c > 0xDFFF)
                    .forEach(text::appendCodePoint);
            assertThat(SlugPolicy.fromText(text.toString()).filter(slug -> !SlugPolicy.isSlug(slug)))
                    .as("slug of %s (seed %s)", text, seed).isEmpty();
        }
    }

    @Test
    void aTakenSlugGetsANumberAndStaysShortEnough() {
        assertThat(SlugPolicy.numbered("tea", 2)).isEqualTo("tea-2");
        assertThat(SlugPolicy.numbered("x".repeat(120), 12)).hasSize(120).endsWith("x-12");
    }

    @Test
    void aNameWithoutLettersNeedsAGivenSlug() {
        assertThatThrownBy(() -> SlugPolicy.givenOrMade(null, "🚀")).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_INPUT));
        assertThat(SlugPolicy.givenOrMade("rocket", "🚀")).isEqualTo("rocket");
    }
}
