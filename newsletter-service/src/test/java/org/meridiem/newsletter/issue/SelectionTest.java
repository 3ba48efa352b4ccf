package org.meridiem.newsletter.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The articles of an issue")
class SelectionTest {

    private final Selection selection = new Selection(6);

    @Test
    void areThePicksThenTheNewestAndTheMostReadApart() {
        assertThat(words(selection.of(new Candidates(ids(9), ids(1, 2, 3), 2, ids(7, 8), 1)))).isEqualTo("9 1 2 | 7");
    }

    @Test
    void standOnceEach() {
        assertThat(words(selection.of(new Candidates(ids(1, 1), ids(1, 2, 3, 4), 2, ids(2, 1, 5), 2))))
                .isEqualTo("1 3 4 | 2 5");
    }

    @Test
    void areNotMoreThanFit() {
        assertThat(words(selection.of(new Candidates(ids(1, 2, 3), ids(4, 5, 6, 7), 9, ids(8, 9), 2))))
                .isEqualTo("1 2 3 4 | 8 9");
        assertThat(words(selection.of(new Candidates(ids(1, 2, 3, 4, 5, 6, 7), ids(8), 1, ids(9), 1))))
                .isEqualTo("1 2 3 4 5 6 | ");
    }

    @Test
    void areFewWhenThereAreFew() {
        assertThat(words(selection.of(new Candidates(List.of(), List.of(), 5, List.of(), 5)))).isEqualTo(" | ");
    }

    private static List<UUID> ids(int... numbers) {
        return Arrays.stream(numbers).mapToObj(number -> new UUID(0, number)).toList();
    }

    private static String words(List<IssueItems.Item> items) {
        return words(items, Part.STORY) + " | " + words(items, Part.TRENDING);
    }

    private static String words(List<IssueItems.Item> items, Part part) {
        return items.stream()
                .filter(item -> item.part() == part)
                .map(item -> Long.toString(item.article().getLeastSignificantBits()))
                .collect(Collectors.joining(" "));
    }
}
