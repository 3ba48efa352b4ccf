package org.meridiem.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.ProblemException;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "tea prices | tea prices",
            "\"tea prices\" -coffee | \"tea prices\" -coffee",
            "“tea prices” | \"tea prices\"",
            "tea or coffee OR milk | tea or coffee or milk",
            "harv* | harv*",
            "Évolu* | evolu*",
            "(tea) ((prices)) | tea prices",
            "tea -\"green leaf\" | tea -\"green leaf\"",
            "tea \"unclosed phrase | tea \"unclosed phrase\"",
            "covid-19 | \"covid 19\"",
            "東京の天気 | \"東京 の 天気\"",
            "-or tea | -or tea",
            "or tea or | tea",
            "a* tea | a* tea",
            "tea ' & ! : * <-> \\ | tea",
            "O'Neill's | O'Neill's"})
    void aQueryIsReadAsItWasMeant(String typed, String read) {
        assertThat(SearchQuery.parse(typed).toString()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-tea", "tea or -coffee", "''", "((((", "\"\"", "!!! ???", "-", "*", "or"})
    void aQueryThatLooksForNothingIsRefused(String typed) {
        assertThatThrownBy(() -> SearchQuery.parse(typed)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aQueryOfVeryManyWordsIsRefused() {
        assertThat(SearchQuery.parse("a ".repeat(32)).alternatives().getFirst()).hasSize(32);
        assertThatThrownBy(() -> SearchQuery.parse("a ".repeat(33))).isInstanceOf(ProblemException.class);
    }

    @Test
    void onlyPlainWordsAreCorrected() {
        SearchQuery query = SearchQuery.parse("hravest \"hravest time\" -hravest hrav* or hravest");

        assertThat(query.words()).containsExactly("hravest");
        assertThat(query.with(word -> "harvest").toString())
                .isEqualTo("harvest \"hravest time\" -hravest hrav* or harvest");
    }

    @ParameterizedTest
    @CsvSource({"tea,tea,0", "tea,tee,1", "tea,te,1", "tea,teas,1", "harvest,hravest,1", "tea,'',3", "abc,cab,2"})
    void theDistanceOfTwoWordsIsTheNumberOfSlips(String one, String other, int slips) {
        assertThat(Spelling.distance(one, other)).isEqualTo(slips);
    }

    @Test
    void aSnippetHasNoTagButMark() {
        String marked = "<b>" + Snippet.START + "Tea" + Snippet.STOP + "</b> & \"milk\" '" + Snippet.START + "tea";

        assertThat(Snippet.html(marked)).isEqualTo(
                "&lt;b&gt;<mark>Tea</mark>&lt;/b&gt; &amp; &quot;milk&quot; &#39;<mark>tea</mark>");
        assertThat(Snippet.html("tea")).isNull();
        assertThat(Snippet.passages("nothing" + Snippet.BETWEEN + " a\n" + Snippet.START + "b" + Snippet.STOP))
                .containsExactly("a <mark>b</mark>");
    }
}
