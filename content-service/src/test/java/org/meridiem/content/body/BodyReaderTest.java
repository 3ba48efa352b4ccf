package org.meridiem.content.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BodyReaderTest {

    private static final UUID PICTURE = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @Test
    void markdownBecomesTypedBlocks() {
        String markdown = """
                Amazon can't *compete* with **others** & "friends".
                Same paragraph, [a link](https://a.example/x?y=1&z=2).

                # Top

                ### Third

                1. one
                2. two
                   - deeper

                - [ ] a
                - b

                > Said it.
                > Again.

                ---

                ```java
                if (a < b) {}
                ```

                | a | b |
                |---|---|
                | 1 | ~~2~~ |

                ![alt text](https://a.example/p.png "The caption")

                See https://bare.example/ now.
                """;

        List<Block> blocks = markdown(markdown);

        assertThat(blocks).containsExactly(
                new Block.Paragraph(
                        "Amazon can't <em>compete</em> with <strong>others</strong> &amp; \"friends\".\nSame paragraph, <a href=\"https://a.example/x?y=1&amp;z=2\">a link</a>."),
                new Block.Heading(2, "Top"),
                new Block.Heading(3, "Third"),
                new Block.Listing(true, null, List.of(new Block.Listing.Item("one", null),
                        new Block.Listing.Item("two",
                                new Block.Listing.Sublist(false, List.of(new Block.Listing.Item("deeper", null)))))),
                new Block.Listing(false, null,
                        List.of(new Block.Listing.Item("[ ] a", null), new Block.Listing.Item("b", null))),
                new Block.Quote("Said it.\nAgain.", null, null),
                new Block.Divider(),
                new Block.Code("if (a < b) {}", "java"),
                new Block.Table(List.of("a", "b"), List.of(List.of("1", "<del>2</del>")), null),
                new Block.Image(null, "https://a.example/p.png", "alt text", "The caption", null, null, null),
                new Block.Paragraph("See <a href=\"https://bare.example/\">https://bare.example/</a> now."));
    }

    @Test
    void htmlBecomesTypedBlocks() {
        List<Block> blocks = html(
                """
                        Loose text <b>bold</b>
                        <p>First</p><div><p>In a box</p>tail</div>
                        <figure><img src="https://a.example/1.jpg" alt="One" width="640" height="480"><figcaption>Under <i>it</i></figcaption></figure>
                        <figure><img src="https://a.example/1.jpg"><img src="https://a.example/2.jpg"></figure>
                        <blockquote cite="https://a.example/speech"><p>Words</p><footer>Somebody</footer></blockquote>
                        <iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>
                        <p>Before <img src="https://a.example/3.jpg" alt="Three"> after</p>
                        <aside class="callout callout-warning"><p>Mind the gap</p></aside>
                        <details><summary>More</summary><p onclick="x()">Hidden</p></details>
                        """);

        assertThat(blocks).containsExactly(
                new Block.Paragraph("Loose text <b>bold</b>"),
                new Block.Paragraph("First"), new Block.Paragraph("In a box"), new Block.Paragraph("tail"),
                new Block.Image(null, "https://a.example/1.jpg", "One", "Under <i>it</i>", null, 640, 480),
                new Block.Gallery(List.of(new Block.Image(null, "https://a.example/1.jpg", "", null, null, null, null),
                        new Block.Image(null, "https://a.example/2.jpg", "", null, null, null, null)), null),
                new Block.Quote("Words", "Somebody", "https://a.example/speech"),
                new Block.Embed("https://www.youtube.com/embed/x", "A film", null),
                new Block.Paragraph("Before"),
                new Block.Image(null, "https://a.example/3.jpg", "Three", null, null, null, null),
                new Block.Paragraph("after"),
                new Block.Callout(CalloutKind.WARNING, null, "Mind the gap"),
                new Block.Html("<details><summary>More</summary><p>Hidden</p></details>"));
    }

    @Test
    void blocksAreCleanedAndKept() {
        var picture = new Block.Image(PICTURE, null, "Tea", "In <b>cups</b><script>x()</script>", " Ana ", null, null);

        List<Block> blocks = blocks(new Block.Paragraph("  <u>a</u> <a href='javascript:x()'>b</a> "), picture,
                new Block.Table(List.of("h"), List.of(List.of("1", "2"), List.of()), null));

        assertThat(blocks).containsExactly(new Block.Paragraph("<u>a</u> b"),
                new Block.Image(PICTURE, null, "Tea", "In <b>cups</b>", "Ana", null, null),
                new Block.Table(List.of("h", ""), List.of(List.of("1", "2"), List.of("", "")), null));
    }

    @Test
    void whatHasNoContentIsLeftOutOfAConversion() {
        assertThat(markdown("#\n\n```\n```\n\n- \n- <span></span>\n- a\n\n>\n\n<h2></h2><details></details>\n\nText"))
                .containsExactly(new Block.Listing(false, null, List.of(new Block.Listing.Item("a", null))),
                        new Block.Paragraph("Text"));
    }

    @Test
    void cleaningTwiceChangesNothing() {
        List<Block> once = markdown("A `code` & <b>b</b> {{template}} <https://a.example/?a=b@c> 1 < 2 \u00a0x");

        assertThat(BodyReader.read(BodySource.of(once))).isEqualTo(once);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("/blocks/0/text", new Block.Paragraph(" ")),
                Arguments.of("/blocks/0/text", new Block.Paragraph("<script>x()</script>")),
                Arguments.of("/blocks/0/text", new Block.Paragraph("x".repeat(BodyLimits.MEMBER + 1))),
                Arguments.of("/blocks/0/level", new Block.Heading(1, "x")),
                Arguments.of("/blocks/0/level", new Block.Heading(7, "x")),
                Arguments.of("/blocks/0/items", new Block.Listing(false, null, List.of())),
                Arguments.of("/blocks/0/items/0/text",
                        new Block.Listing(false, null, List.of(new Block.Listing.Item("", null)))),
                Arguments.of("/blocks/0/start",
                        new Block.Listing(true, -1, List.of(new Block.Listing.Item("a", null)))),
                Arguments.of("/blocks/0/url", new Block.Quote("x", null, "javascript:alert(1)")),
                Arguments.of("/blocks/0/url",
                        new Block.Image(null, "data:image/svg+xml,<svg onload=x()>", "", null, null, null, null)),
                Arguments.of("/blocks/0", new Block.Image(null, null, "", null, null, null, null)),
                Arguments.of("/blocks/0", new Block.Image(PICTURE, "https://a.example/", "", null, null, null, null)),
                Arguments.of("/blocks/0/width", new Block.Image(PICTURE, null, "", null, null, 0, null)),
                Arguments.of("/blocks/0/images", new Block.Gallery(List.of(), null)),
                Arguments.of("/blocks/0/images/0",
                        new Block.Gallery(List.of(new Block.Image(null, null, "", null, null, null, null)), null)),
                Arguments.of("/blocks/0/url", new Block.Embed("http://a.example/", null, null)),
                Arguments.of("/blocks/0/url", new Block.Embed("", null, null)),
                Arguments.of("/blocks/0/rows", new Block.Table(List.of(), List.of(), null)),
                Arguments.of("/blocks/0/rows",
                        new Block.Table(List.of(), List.of(Collections.nCopies(BodyLimits.COLUMNS + 1, "x")), null)),
                Arguments.of("/blocks/0/code", new Block.Code("", null)),
                Arguments.of("/blocks/0/language", new Block.Code("x", "a b\"")),
                Arguments.of("/blocks/0/text", new Block.Callout(null, "t", "")),
                Arguments.of("/blocks/0/html", new Block.Html("<script>x()</script>")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsWrongWithABlockIsNamed(String pointer, Block block) {
        assertThatThrownBy(() -> blocks(block)).isInstanceOfSatisfying(InvalidBodyException.class,
                refusal -> assertThat(refusal.pointer()).isEqualTo(pointer));
    }

    @Test
    void listsMayBeNestedSixDeep() {
        assertThat(blocks(nested(BodyLimits.LIST_DEPTH))).hasSize(1);
        assertThatThrownBy(() -> blocks(nested(BodyLimits.LIST_DEPTH + 1))).isInstanceOf(InvalidBodyException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void aBodyHasExactlyOneForm() {
        assertThatThrownBy(() -> BodyReader.read(new BodySource(null, null, null)))
                .isInstanceOf(InvalidBodyException.class);
        assertThatThrownBy(() -> BodyReader.read(new BodySource("a", "b", null)))
                .isInstanceOf(InvalidBodyException.class);
    }

    @Test
    void tooManyBlocksAreRefused() {
        assertThatThrownBy(
                () -> BodyReader.read(BodySource.of(Collections.nCopies(BodyLimits.BLOCKS + 1, new Block.Divider()))))
                .isInstanceOfSatisfying(InvalidBodyException.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo("/blocks"));
        assertThatThrownBy(() -> markdown("---\n\n".repeat(BodyLimits.BLOCKS + 1)))
                .isInstanceOfSatisfying(InvalidBodyException.class,
                        refusal -> assertThat(refusal.pointer()).isEqualTo("/markdown"));
    }

    private static Block nested(int depth) {
        Block.Listing.Item item = new Block.Listing.Item("leaf", null);
        for (int i = 1; i < depth; i++) {
            item = new Block.Listing.Item("level", new Block.Listing.Sublist(false, List.of(item)));
        }
        return new Block.Listing(false, null, List.of(item));
    }

    private static List<Block> markdown(String markdown) {
        return BodyReader.read(new BodySource(markdown, null, null));
    }

    private static List<Block> html(String html) {
        return BodyReader.read(new BodySource(null, html, null));
    }

    private static List<Block> blocks(Block... blocks) {
        return BodyReader.read(BodySource.of(List.of(blocks)));
    }
}
