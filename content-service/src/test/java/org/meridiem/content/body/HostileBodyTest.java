package org.meridiem.content.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that a hostile writer sends runs in a reader's browser, and nothing occupies the service.
class HostileBodyTest {

    private static final Set<String> ELEMENTS = Stream.concat(Stream.of(Markup.INLINE), Stream.of(Markup.FLOW))
            .collect(Collectors.toSet());
    private static final Set<String> ATTRIBUTES = Set.of("href", "title", "src", "alt", "width", "height", "loading",
            "colspan", "rowspan",
            "start", "cite", "class");
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    static final String[] VECTORS = {
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<img src=\"javascript:alert(1)\">",
            "<IMG SRC=JaVaScRiPt:alert('XSS')>",
            "<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>",
            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
            "<a href=\"\u0001javascript:alert(1)\">x</a>",
            "<a href=\" javascript:alert(1)\">x</a>",
            "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
            "<a href=\"vbscript:msgbox(1)\">x</a>",
            "<svg/onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
            "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<style><img src=\"</style><img src=x onerror=alert(1)//\">",
            "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
            "<embed src=\"data:text/html,x\">",
            "<p style=\"background:url(javascript:alert(1))\" onclick=alert(1) class=\"x\" id=\"location\">x</p>",
            "<details open ontoggle=alert(1)><summary onclick=x>a</summary>b</details>",
            "<template><script>alert(1)</script></template>",
            "<base href=\"https://evil.example/\"><link rel=stylesheet href=//evil.example/x.css><meta http-equiv=refresh content=0;url=//evil>",
            "<img src=\"https://a.example/`onerror=alert(1)\" alt=\"`&quot;><script>alert(1)</script>\">",
            "<table><td background=\"javascript:alert(1)\"><a href=\"//evil.example/x\">x</a></table>",
            "<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button>",
            "<video src=x onerror=alert(1)><source src=\"javascript:alert(1)\"></video>",
            "<xmp><script>alert(1)</script></xmp><plaintext><script>alert(1)</script>",
            "<!--><script>alert(1)</script-->",
            "<a href=\"https://a.example/\" target=_blank rel=opener onmouseover=alert(1)>x</a>",
            "{{constructor.constructor('alert(1)')()}}",
            "<b><i><u>" + "<em>".repeat(500) + "x",
            "[click](javascript:alert(1))",
            "[click](  JAVASCRIPT:alert(1))",
            "[click](java\\script:alert(1))",
            "[click](data:text/html;base64,PHNjcmlwdD4=)",
            "![x](javascript:alert(1))",
            "![x\" onerror=\"alert(1)](https://a.example/x.png)",
            "[x]: javascript:alert(1)\n\n[x]",
            "<javascript:alert(1)>",
            "[a](https://a.example/\"onmouseover=\"alert(1))",
            "```\"><script>alert(1)</script>\nx\n```",
            "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |"};

    static Stream<String> vectors() {
        return Stream.of(VECTORS);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void markdownRunsNothing(String vector) {
        assertHarmless(BodyReader.read(new BodySource(vector, null, null)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void htmlRunsNothing(String vector) {
        assertHarmless(BodyReader.read(new BodySource(null, vector, null)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void blocksThatNeverWereCleanedRunNothing(String vector) {
        // As if the database held what an older version, or a hand, put there.
        assertHarmless(List.of(new Block.Paragraph(vector), new Block.Heading(9, vector),
                new Block.Listing(true, 3, List.of(new Block.Listing.Item(vector, null))),
                new Block.Quote(vector, vector, vector),
                new Block.Image(null, vector, vector, vector, vector, -1, 0), new Block.Embed(vector, vector, vector),
                new Block.Table(List.of(vector), List.of(List.of(vector)), vector), new Block.Code(vector, vector),
                new Block.Callout(CalloutKind.INFO, vector, vector), new Block.Html(vector)));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "> - ", "- ", "*a **b ", "[", "![", "[a](", "`", "``a`", "<", "<b>", "<div>", "&",
            "_a__", "~~a", "| a ",
            "\\", "<!--", "1. ", "\t", "#", "(", "<a href=\"", "https://a.", "***a"})
    void repetitionCostsLittle(String pattern) {
        String source = pattern.repeat(100_000 / pattern.length());

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            readOrRefuse(new BodySource(source, null, null));
            readOrRefuse(new BodySource(null, source, null));
        });
    }

    private static void readOrRefuse(BodySource source) {
        try {
            assertHarmless(BodyReader.read(source));
        } catch (InvalidBodyException e) {
            assertThat(e.pointer()).isIn("/markdown", "/html");
        }
    }

    private static void assertHarmless(List<Block> blocks) {
        for (Element element : Jsoup.parseBodyFragment(BodyRendering.html(blocks)).body().select("body *")) {
            assertThat(element.normalName()).isIn(ELEMENTS);
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).isIn(ATTRIBUTES);
                if (Set.of("href", "src", "cite").contains(attribute.getKey())) {
                    // As browsers do (URL Standard, 4.4): white space and control characters go, a scheme begins with a letter.
                    var scheme = SCHEME
                            .matcher(attribute.getValue().replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT));
                    if (scheme.lookingAt()) {
                        assertThat(scheme.group(1)).isIn(SCHEMES);
                    }
                }
            }
        }
    }
}
