package org.meridiem.newsletter.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;

@DisplayName("A block")
class BlockCheckTest {

    static Stream<Arguments> whatNoMailCanShow() {
        String url = "https://x.test/a.png";
        return Stream.of(
                Arguments.of(new Block.Paragraph(" <script>x</script> "), "/blocks/0/text"),
                Arguments.of(new Block.Paragraph("x".repeat(20_001)), "/blocks/0/text"),
                Arguments.of(new Block.Heading(1, "x"), "/blocks/0/level"),
                Arguments.of(new Block.Heading(2, "<b></b>"), "/blocks/0/text"),
                Arguments.of(new Block.Listing(true, -1, List.of(item("x"))), "/blocks/0/start"),
                Arguments.of(new Block.Listing(false, null, List.of()), "/blocks/0/items"),
                Arguments.of(new Block.Listing(false, null, List.of(item("x"), item(""))), "/blocks/0/items/1/text"),
                Arguments.of(new Block.Listing(false, null, Collections.nCopies(201, item("x"))), "/blocks/0/items"),
                Arguments.of(new Block.Listing(false, null, List.of(nested(5))),
                        "/blocks/0/items/0/list/items/0/list/items/0/list/items/0/list/items"),
                Arguments.of(new Block.Quote("x", null, "javascript:alert(1)"), "/blocks/0/url"),
                Arguments.of(new Block.Image(url, " ", null, null, null, null), "/blocks/0/alt"),
                Arguments.of(new Block.Image("data:image/png;base64,x", "x", null, null, null, null), "/blocks/0/url"),
                Arguments.of(new Block.Image("/a.png", "x", null, null, null, null), "/blocks/0/url"),
                Arguments.of(new Block.Image(url, "x", null, null, 0, null), "/blocks/0/width"),
                Arguments.of(new Block.Image(url, "x", null, null, 1, 100_001), "/blocks/0/height"),
                Arguments.of(new Block.Gallery(List.of(), null), "/blocks/0/images"),
                Arguments.of(new Block.Gallery(List.of(new Block.Image(url, "", null, null, null, null)), null),
                        "/blocks/0/images/0/alt"),
                Arguments.of(new Block.Embed("http://x.test/", null, null), "/blocks/0/url"),
                Arguments.of(new Block.Table(List.of(), List.of(), null), "/blocks/0/rows"),
                Arguments.of(new Block.Table(List.of(), List.of(Collections.nCopies(9, "x")), null), "/blocks/0/rows"),
                Arguments.of(new Block.Code(" ", null), "/blocks/0/code"),
                Arguments.of(new Block.Code("x", "\"><script>"), "/blocks/0/language"),
                Arguments.of(new Block.Callout(null, "x", ""), "/blocks/0/text"));
    }

    @ParameterizedTest
    @MethodSource("whatNoMailCanShow")
    void isRefusedByTheMemberThatIsWrong(Block block, String pointer) {
        // When
        ProblemException refused = catchThrowableOfType(ProblemException.class,
                () -> BlockCheck.of(List.of(block), "/blocks"));

        // Then
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).extracting(InputError::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a <b>b</b> & c                                        | a <b>b</b> &amp; c
            <b onclick="x" style="y">b</b>                        | <b>b</b>
            <div><p>a</p><span>b</span></div>                     | ab
            a<script>alert(1)</script><style>p{}</style>b         | ab
            <svg><a href="https://x.test">x</a></svg>y            | y
            <a href="https://x.test/?a=1&b=2" target=_top>x</a>   | <a href="https://x.test/?a=1&amp;b=2">x</a>
            <a href=" HTTPS://x.test/ ">x</a>                     | <a href="HTTPS://x.test/">x</a>
            <a href="mailto:a@x.test">x</a>                       | <a href="mailto:a@x.test">x</a>
            <a href="mailto:a@x.test?subject=Hi">x</a>            | <a href="mailto:a@x.test?subject=Hi">x</a>
            <a href="mailto:a@x.test?bcc=b@x.test">x</a>          | x
            <a href="javascript:alert(1)">x</a>                   | x
            <a href="java&#10;script:alert(1)">x</a>              | x
            <a href="data:text/html,x">x</a>                      | x
            <a href="//x.test">x</a>                              | x
            <a href="https:///x">x</a>                            | x
            <a href="https://x.test/&quot; onclick=&quot;x">x</a> | x
            <img src="https://x.test/a.png" onerror=x>y           | y
            one<br>two                                            | one<br>two
            &lt;script&gt;                                        | &lt;script&gt;
            <b>open                                               | <b>open</b>
            """)
    void keepsOnlyTheInlineSubset(String html, String kept) {
        // When
        List<Block> once = BlockCheck.of(List.of(new Block.Paragraph(html)), "/blocks");

        // Then
        assertThat(once).containsExactly(new Block.Paragraph(kept));
        assertThat(BlockCheck.of(once, "/blocks")).as("clean already").isEqualTo(once);
    }

    @Test
    void hasNoControlCharacters() {
        assertThat(BlockCheck.of(List.of(new Block.Callout(CalloutKind.TIP, "a\u0007b", "c\u001Bd\u0085e"),
                new Block.Code("f\u0000g\n\th", null)), "/blocks"))
                .containsExactly(new Block.Callout(CalloutKind.TIP, "ab", "cde"), new Block.Code("fg\n\th", null));
    }

    @Test
    void comesBackOutOfTheDatabaseAsItWas() {
        List<Block> blocks = List.of(new Block.Divider(), new Block.Listing(true, 3, List.of(nested(2))),
                new Block.Callout(CalloutKind.WARNING, null, "x"));
        assertThat(StoredBlocks.read(StoredBlocks.write(blocks))).isEqualTo(blocks);
        assertThat(StoredBlocks.write(List.of())).isNull();
        assertThat(StoredBlocks.read(null)).isEmpty();
    }

    @Test
    void leadsWhereItsLinksAreSent() {
        // Given
        List<Block> blocks = BlockCheck.of(List.of(
                new Block.Paragraph("<a href=\"https://x.test/1\">1</a> <a href=\"mailto:a@x.test\">a</a>"),
                new Block.Embed("https://x.test/2", "Two", null), new Block.Quote("x", null, "https://x.test/1"),
                new Block.Image("https://x.test/3.png", "x", null, null, null, null)), "/blocks");

        // When
        Prose counted = Prose.of(blocks, "ltr", address -> "https://count.test/" + address.charAt(15));

        // Then
        assertThat(Prose.addresses(blocks)).containsExactly("https://x.test/1", "https://x.test/2");
        assertThat(counted.html()).contains("https://count.test/1", "https://count.test/2", "mailto:a@x.test")
                .contains("https://x.test/3.png")
                .doesNotContain("https://x.test/1", "https://x.test/2");
        assertThat(counted.text()).contains("1 (https://count.test/1) a (a@x.test)", "Two\nhttps://count.test/2");
    }

    @Test
    void isWrittenSafelyWhateverItHolds() {
        // Given what was never checked
        String evil = "\"'><script>alert(1)</script><b onclick=alert(1)>";

        // When
        String html = Prose.of(List.of(new Block.Paragraph(evil), new Block.Code(evil, evil),
                new Block.Image(evil, evil, evil, evil, 1, 1), new Block.Table(List.of(evil), List.of(), evil),
                new Block.Callout(null, evil, evil)), "ltr", UnaryOperator.identity()).html();

        // Then
        assertThat(html).doesNotContain("<script").doesNotContainPattern("<b [^>]*onclick");
        assertThat(html.split("alt=\"")[1]).startsWith("&quot;'&gt;&lt;script&gt;");
    }

    private static Block.Listing.Item item(String text) {
        return new Block.Listing.Item(text, null);
    }

    private static Block.Listing.Item nested(int depth) {
        return depth == 1
                ? item("x")
                : new Block.Listing.Item("x", new Block.Listing.Sublist(false, List.of(nested(depth - 1))));
    }
}
