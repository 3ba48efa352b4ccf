package org.meridiem.cluster.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sample newspaper is whole: whoever edits a file learns here what they broke.
class SampleFilesTest {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UNFINISHED = Pattern.compile("(?i)\\b(todo|tbd|fixme|lorem|ipsum|xxx)\\b");

    private static Sample sample() throws IOException {
        return SampleFiles.read();
    }

    static Stream<Sample.Article> articles() throws IOException {
        return sample().articles().stream();
    }

    @Test
    void thePaperIsLargeEnoughToBelieveIn() throws IOException {
        Sample sample = sample();

        assertThat(sample.articles()).filteredOn(article -> article.stage() == Sample.Stage.PUBLISHED)
                .hasSizeGreaterThanOrEqualTo(32);
        assertThat(sample.sections()).hasSize(6).anyMatch(section -> section.below().size() >= 2);
        assertThat(sample.authors()).hasSize(8);
        assertThat(sample.tags()).hasSizeBetween(20, 40);
        assertThat(sample.newsletters()).isNotEmpty();
        assertThat(sample.site().about()).isNotBlank();
    }

    @Test
    void everySectionHasFourPublishedArticlesAtLeast() throws IOException {
        Sample sample = sample();

        Map<String, Long> perTop = sample.articles().stream()
                .filter(article -> article.stage() == Sample.Stage.PUBLISHED)
                .collect(Collectors.groupingBy(article -> sample.topOf(article.front().section()).orElseThrow(),
                        Collectors.counting()));

        assertThat(perTop).hasSize(6).allSatisfy((section, count) -> assertThat(count).isGreaterThanOrEqualTo(4));
    }

    @Test
    void someArticlesShowTheWorkflowAndOneIsInGerman() throws IOException {
        List<Sample.Article> articles = sample().articles();

        assertThat(articles).extracting(Sample.Article::stage).contains(Sample.Stage.DRAFT, Sample.Stage.IN_REVIEW,
                Sample.Stage.APPROVED);
        assertThat(articles).extracting(article -> String.valueOf(article.front().language())).contains("de");
    }

    @Test
    void slugsAreUniqueAndHaveTheFormOfSlugs() throws IOException {
        Sample sample = sample();
        List<String> sections = sample.sections().stream()
                .flatMap(top -> Stream.concat(Stream.of(top), top.below().stream())).map(Sample.Section::slug).toList();
        List<String> authors = sample.authors().stream().map(Sample.Author::slug).toList();
        List<String> tags = sample.tags().stream().map(Sample.Tag::slug).toList();

        assertThat(sections).doesNotHaveDuplicates().allMatch(SLUG.asMatchPredicate());
        assertThat(authors).doesNotHaveDuplicates().allMatch(SLUG.asMatchPredicate());
        assertThat(tags).doesNotHaveDuplicates().allMatch(SLUG.asMatchPredicate());
        assertThat(sample.articles()).extracting(Sample.Article::slug).doesNotHaveDuplicates()
                .allMatch(SLUG.asMatchPredicate());
    }

    @Test
    void everyAuthorWritesAndEveryTagIsUsed() throws IOException {
        Sample sample = sample();

        assertThat(sample.articles()).flatExtracting(article -> article.front().authors())
                .containsAll(sample.authors().stream().map(Sample.Author::slug).toList());
        assertThat(sample.articles()).flatExtracting(article -> article.front().tags())
                .containsAll(sample.tags().stream().map(Sample.Tag::slug).toList());
    }

    @ParameterizedTest
    @MethodSource("articles")
    void anArticleRefersOnlyToWhatThereIs(Sample.Article article) throws IOException {
        Sample sample = sample();

        assertThat(sample.topOf(article.front().section())).isPresent();
        assertThat(sample.authors()).extracting(Sample.Author::slug).containsAll(article.front().authors());
        assertThat(sample.tags()).extracting(Sample.Tag::slug).containsAll(article.front().tags());
        assertThat(Motif.named(article.front().hero().motif())).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("articles")
    void anArticleIsComplete(Sample.Article article) {
        Sample.Front front = article.front();

        assertThat(front.headline()).isNotBlank().hasSizeLessThanOrEqualTo(120);
        assertThat(front.dek()).hasSizeBetween(40, 300);
        assertThat(front.tags()).hasSizeBetween(1, 4).doesNotHaveDuplicates();
        assertThat(front.authors()).hasSizeBetween(1, 2).doesNotHaveDuplicates();
        assertThat(front.keyTakeaways()).hasSizeBetween(3, 4).doesNotContain("");
        assertThat(front.faq()).hasSizeBetween(3, 4).allSatisfy(entry -> {
            assertThat(entry.question()).endsWith("?");
            assertThat(entry.answer()).hasSizeGreaterThan(30);
        });
        assertThat(front.hero().alt()).hasSizeBetween(20, 200);
        assertThat(front.hero().caption()).isNotBlank();
        assertThat(front.hero().credit()).isNotBlank();
        assertThat(words(article.body())).isBetween(300L, 800L);
        assertThat(article.age()).isBetween(Duration.ZERO, Duration.ofDays(60));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void anArticleIsFinishedText(Sample.Article article) {
        assertThat(article.front().headline() + article.front().dek() + article.body())
                .doesNotContainPattern(UNFINISHED);
        assertThat(article.body()).doesNotContainPattern("\\]\\((?!https://[a-z.]+\\.example/)").doesNotContain("\t");
    }

    @Test
    void theBodiesUseTheWholeRangeOfBlocks() throws IOException {
        String all = sample().articles().stream().map(Sample.Article::body).collect(Collectors.joining("\n\n"));

        assertThat(all).contains("\n## ", "\n- ", "\n1. ", "\n> ", "](https://", "|---", "```", "\n---\n", "**");
    }

    @Test
    void publishedArticlesHaveDifferentAges() throws IOException {
        Set<Duration> seen = new HashSet<>();

        assertThat(sample().articles()).filteredOn(article -> article.stage() == Sample.Stage.PUBLISHED)
                .allMatch(article -> seen.add(article.age()));
    }

    @Test
    void aMisspeltMemberIsAnErrorThatNamesTheFile() {
        assertThatIOException().isThrownBy(() -> SampleFiles.article("tea", "---\nheadlin: Tea\n---\nText."))
                .withMessageContaining("tea.md").withMessageContaining("headlin");
    }

    @Test
    void aFileWithoutFrontMatterIsAnErrorThatNamesTheFile() {
        assertThatIOException().isThrownBy(() -> SampleFiles.article("tea", "Just text."))
                .withMessageContaining("tea.md");
    }

    @Test
    void aRuleInTheBodyDoesNotEndTheFrontMatterTwice() throws IOException {
        Sample.Article article = SampleFiles.article("tea", "---\nheadline: Tea\n---\n\nBefore.\n\n---\n\nAfter.\n");

        assertThat(article.body()).isEqualTo("Before.\n\n---\n\nAfter.");
    }

    private static long words(String markdown) {
        return Arrays.stream(markdown.split("\\s+")).filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }
}
