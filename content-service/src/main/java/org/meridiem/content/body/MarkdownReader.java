package org.meridiem.content.body;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// CommonMark to HTML. The result is as dangerous as the source: [HtmlReader] and [Markup] make it harmless.
final class MarkdownReader {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), StrikethroughExtension.create(),
            AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(BodyLimits.MARKUP_DEPTH)
            .build();
    private static final long MAX_STEPS = 20_000_000;
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private MarkdownReader() {
    }

    static String html(String markdown) {
        demandClosedAngles(markdown);
        Node document = PARSER.parse(markdown);
        demandShallow(document);
        return RENDERER.render(document);
    }

    /// The parser looks for a `>` behind each `<`, up to the end of the paragraph: many that are never closed cost the square of their number.
    private static void demandClosedAngles(String markdown) {
        long steps = 0;
        int end = markdown.length();
        for (int i = markdown.length() - 1; i >= 0; i--) {
            char c = markdown.charAt(i);
            boolean emptyLine = c == '\n' && i + 1 < markdown.length() && markdown.charAt(i + 1) == '\n';
            if (c == '>' || emptyLine) {
                end = i;
            } else if (c == '<') {
                steps += end - i;
            }
        }
        if (steps > MAX_STEPS) {
            throw new InvalidBodyException("/markdown", "holds too many < that are never closed");
        }
    }

    /// The renderer recurses, so nobody may send a tree that is as deep as it is long.
    private static void demandShallow(Node document) {
        int depth = 0;
        Node node = document;
        while (true) {
            Node next = node.getFirstChild();
            if (next != null) {
                depth++;
                if (depth > 3 * BodyLimits.MARKUP_DEPTH) {
                    throw new InvalidBodyException("/markdown", "is nested too deeply");
                }
            } else {
                while (depth > 0 && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                if (depth == 0) {
                    return;
                }
                next = node.getNext();
            }
            node = next;
        }
    }
}
