package org.meridiem.content.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentHtmlTest {

    @Test
    void paragraphsAndLinesAreKept() {
        assertThat(CommentHtml.of("One\ntwo\n\nthree")).isEqualTo("<p>One<br>two</p><p>three</p>");
    }

    @Test
    void markupIsShownAsItIsWritten() {
        assertThat(CommentHtml.of("<img src=x onerror=alert(1)> & \"so\""))
                .doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt; &amp; ");
    }

    @Test
    void aWebAddressIsALinkThatTheSiteDoesNotAnswerFor() {
        assertThat(CommentHtml.of("See https://tea.example/a?b=1&c=2, or (http://trade.example)."))
                .isEqualTo("<p>See <a href=\"https://tea.example/a?b=1&amp;c=2\" rel=\"ugc nofollow noopener\">"
                        + "https://tea.example/a?b=1&amp;c=2</a>, or "
                        + "(<a href=\"http://trade.example\" rel=\"ugc nofollow noopener\">http://trade.example</a>).</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "https://", "https://user:pass@bank.example/", "https://a b",
            "data:text/html,x",
            "https://exa<mple", "https://[bad", "https://%zz.example"})
    void anythingElseIsNoLinkOrASafeOne(String text) {
        assertThat(Jsoup.parseBodyFragment(CommentHtml.of(text)).select("a")).allSatisfy(link -> {
            assertThat(link.attr("href")).matches("https://[a-z]+");
            assertThat(link.attr("rel")).isEqualTo("ugc nofollow noopener");
        });
    }

    /// Whatever is written, a browser finds these three elements, with nothing but an address on a link, and shows every character.
    @Test
    void nothingOfATextEverActs() {
        long seed = 20_261_125;
        var random = new Random(seed);
        List<String> pieces = List.of("<", ">", "\"", "'", "&", "&lt;", "&#x3c;", "script", "https://",
                "http://a.example", "/", "=",
                " ", "\n", "\n\n", "onload", "<a href=", "<!--", "-->", "]]>", "`", "\\", "é", "👍", ".", "?x=\"",
                "javascript:");
        for (int round = 0; round < 5_000; round++) {
            var written = new StringBuilder("x");
            for (int i = random.nextInt(12); i >= 0; i--) {
                written.append(pieces.get(random.nextInt(pieces.size())));
            }
            String text = CommentText.of(written.toString(), 1_000).text();
            Element body = Jsoup.parseBodyFragment(CommentHtml.of(text)).body();

            assertThat(body.getAllElements().stream().skip(1).map(Element::tagName)).as("seed %d: %s", seed, text)
                    .isSubsetOf("p", "br", "a");
            assertThat(body.select("a")).allSatisfy(link -> {
                assertThat(link.attributes().asList()).extracting(attribute -> attribute.getKey())
                        .containsExactly("href", "rel");
                assertThat(link.attr("href")).matches("(?i)https?://.+").isEqualTo(link.wholeText());
            });
            body.select("br").forEach(br -> br.replaceWith(new org.jsoup.nodes.TextNode("\n")));
            assertThat(String.join("\n\n", body.children().stream().map(Element::wholeText).toList())).isEqualTo(text);
        }
    }
}
