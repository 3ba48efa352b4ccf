package org.meridiem.content.body;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// The allow-lists. docs/api/body.md publishes them; a test compares the two.
///
/// None of them holds an element whose content is not parsed as HTML (script, style, noscript, svg, math …): that is what makes it safe to
/// write the cleaned tree out again with fewer escapes than the sanitiser uses.
final class Markup {

    static final String[] INLINE = {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q",
            "s", "small",
            "strong", "sub", "sup", "u"};
    static final String[] FLOW = {"aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption",
            "figure", "footer",
            "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "summary", "table", "tbody", "td",
            "tfoot", "th", "thead",
            "tr", "ul"};

    private static final Pattern LANGUAGE_CLASS = Pattern.compile("language-[A-Za-z0-9+#._-]{1,40}");
    private static final Pattern CALLOUT_CLASS = Pattern.compile("callout callout-(note|info|tip|warning)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private static final PolicyFactory INLINE_POLICY = inline().toFactory();
    private static final PolicyFactory FLOW_POLICY = flow().toFactory();

    private Markup() {
    }

    /// Keeps the inline subset; anything else goes, the text of harmless elements stays.
    static String inline(String html) {
        return isPlain(html) || PlainMarkup.isClean(html) ? html : cleaned(html);
    }

    /// The same without asking first whether it is clean already.
    static String cleaned(String html) {
        return minimal(INLINE_POLICY.sanitize(html));
    }

    /// Keeps the flow subset.
    static String flow(String html) {
        return minimal(FLOW_POLICY.sanitize(html));
    }

    /// Plain text as HTML.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Plain text as the value of a double-quoted attribute.
    static String attribute(String text) {
        return escape(text).replace("\"", "&quot;");
    }

    /// What a reader sees of inline HTML; `<br>` becomes a line break.
    static String text(String html) {
        if (isPlain(html)) {
            return html;
        }
        String text = PlainMarkup.text(html);
        return text == null ? textByParser(html) : text;
    }

    /// The same by way of a tree.
    static String textByParser(String html) {
        Element body = parse(html);
        body.getElementsByTag("br").forEach(br -> br.replaceWith(new TextNode("\n")));
        return body.wholeText();
    }

    /// Whether a reader would see anything of this HTML.
    static boolean showsSomething(String html) {
        Element body = parse(html);
        return !body.wholeText().isBlank() || body.selectFirst("img, hr") != null;
    }

    /// A tree of bounded depth, written out again as it is.
    static Element parse(String html) {
        Document document = Document.createShell("");
        document.outputSettings(new Document.OutputSettings()
                .prettyPrint(false)
                .escapeMode(Entities.EscapeMode.base)
                .charset(StandardCharsets.UTF_8));
        Element body = document.body();
        List<Node> nodes = Parser.htmlParser().setMaxDepth(BodyLimits.MARKUP_DEPTH).parseFragmentInput(html, body, "");
        body.appendChildren(nodes);
        return body;
    }

    /// HTML as short as it can be, so that an apostrophe stays an apostrophe.
    private static String minimal(String sanitised) {
        Element body = parse(sanitised);
        body.traverse((node, depth) -> {
            if (node instanceof Comment comment) {
                comment.remove();
            }
        });
        return body.html();
    }

    private static boolean isPlain(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0 && html.indexOf('>') < 0 && html.indexOf('\0') < 0;
    }

    private static HtmlPolicyBuilder inline() {
        return new HtmlPolicyBuilder()
                .allowElements(INLINE)
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href").onElements("a")
                .allowAttributes("title").onElements("a", "abbr");
    }

    private static HtmlPolicyBuilder flow() {
        return inline()
                .allowElements(FLOW)
                .allowAttributes("src").onElements("img")
                .allowAttributes("alt").onElements("img")
                .allowAttributes("width", "height").matching(NUMBER).onElements("img")
                .allowAttributes("loading").matching(false, "lazy").onElements("img")
                .allowAttributes("colspan", "rowspan").matching(NUMBER).onElements("td", "th")
                .allowAttributes("start").matching(NUMBER).onElements("ol")
                .allowAttributes("cite").onElements("blockquote")
                .allowAttributes("class").matching(LANGUAGE_CLASS).onElements("code")
                .allowAttributes("class").matching(CALLOUT_CLASS).onElements("aside");
    }
}
