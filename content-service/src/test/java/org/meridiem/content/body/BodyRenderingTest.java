package org.meridiem.content.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class BodyRenderingTest {

    private static final List<Block> BODY = List.of(
            new Block.Paragraph("One &amp; <em>two</em><br>lines"),
            new Block.Heading(3, "Head"),
            new Block.Listing(true, 3,
                    List.of(new Block.Listing.Item("a",
                            new Block.Listing.Sublist(false, List.of(new Block.Listing.Item("b", null)))))),
            new Block.Quote("Words", "Ana", "https://a.example/"),
            new Block.Image(UUID.randomUUID(), "https://a.example/1.jpg", "A \"cup\"", "Cup", "Lima", 640, 480),
            new Block.Image(UUID.randomUUID(), null, "not resolved", null, null, null, null),
            new Block.Embed("https://video.example/1", "Film <1>", null),
            new Block.Table(List.of("h"), List.of(List.of("c")), "Cap"),
            new Block.Code("a < b\n", "java"),
            new Block.Callout(CalloutKind.TIP, "Title", "Text"),
            new Block.Divider(),
            new Block.Html("<details><summary>S</summary>T</details>"));

    @Test
    void htmlHoldsEveryBlock() {
        assertThat(BodyRendering.html(BODY)).isEqualToIgnoringNewLines(
                """
                        <p>One &amp; <em>two</em><br>lines</p>
                        <h3>Head</h3>
                        <ol start="3"><li>a<ul><li>b</li></ul></li></ol>
                        <blockquote cite="https://a.example/"><p>Words</p><footer>Ana</footer></blockquote>
                        <figure><img src="https://a.example/1.jpg" alt="A &quot;cup&quot;" width="640" height="480" loading="lazy">\
                        <figcaption>Cup <small>Lima</small></figcaption></figure>
                        <figure><a href="https://video.example/1">Film &lt;1&gt;</a></figure>
                        <table><caption>Cap</caption><thead><tr><th>h</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>
                        <pre><code class="language-java">a &lt; b
                        </code></pre>
                        <aside class="callout callout-tip"><p><strong>Title</strong></p><p>Text</p></aside>
                        <hr>
                        <details><summary>S</summary>T</details>
                        """);
    }

    @Test
    void textHoldsWhatReadersRead() {
        assertThat(BodyRendering.text(BODY))
                .contains("One & two\nlines\n\nHead\n\na\nb\n\nWords\nAna\n\nA \"cup\"\nCup")
                .contains("Film <1>").contains("h\nc").contains("a < b").contains("Title\nText")
                .doesNotContain("https://");
    }

    @Test
    void anApostropheStaysAnApostrophe() {
        assertThat(BodyRendering.html(List.of(new Block.Paragraph("can't = \"won't\" + me@home `x`"))))
                .isEqualTo("<p>can't = \"won't\" + me@home `x`</p>\n");
    }
}
