package org.meridiem.newsletter.block;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.meridiem.newsletter.site.Links;

/// An editor's words before the articles: a small part of Markdown, as HTML for mails and as plain text.
///
/// Paragraphs, headings, lists, emphasis, links to http(s) addresses. Whatever else is written, HTML above all, comes out as the text that it is.
///
/// @param html with its styles inside, safe to be put in as it is
/// @param text plain
public record Intro(String html, String text) {

    /// Nothing.
    public static final Intro NONE = new Intro("", "");

    private static final String PARAGRAPH = "<p style=\"margin:0 0 16px\">";
    private static final String HEADING = "<p style=\"margin:0 0 12px;font-weight:bold;font-size:20px;line-height:26px\">";
    private static final String LINK = "<a style=\"color:#9c1f2e;text-decoration:underline\" class=\"link\" href=\"";

    /// Safe for any number of threads. Without HTML blocks and inlines, tags are text.
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class))
            .build();

    /// Reads Markdown.
    public static Intro of(String markdown) {
        Node document = PARSER.parse(markdown);
        var html = new HtmlWriter();
        document.accept(html);
        var text = new TextWriter();
        document.accept(text);
        return new Intro(html.out.toString(), text.out.toString().strip());
    }

    /// A paragraph that is no Markdown.
    public static Intro plain(String paragraph) {
        return new Intro(PARAGRAPH + escape(paragraph) + "</p>\n", paragraph);
    }

    private static Optional<String> address(Link link) {
        try {
            URI address = new URI(link.getDestination());
            return Links.isWeb(address) ? Optional.of(address.toString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Plain text as HTML, also fit for attributes.
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// Writes HTML with its styles inside, for mail programs forget style sheets.
    private static final class HtmlWriter extends AbstractVisitor {

        private final StringBuilder out = new StringBuilder();

        @Override
        public void visit(Paragraph paragraph) {
            boolean inItem = paragraph.getParent() instanceof ListItem;
            out.append(inItem ? "" : PARAGRAPH);
            visitChildren(paragraph);
            out.append(inItem ? "" : "</p>\n");
        }

        @Override
        public void visit(Heading heading) {
            wrap(HEADING, heading, "</p>\n");
        }

        @Override
        public void visit(BulletList list) {
            wrap("<ul style=\"margin:0 0 16px;padding:0 24px\">\n", list, "</ul>\n");
        }

        @Override
        public void visit(OrderedList list) {
            wrap("<ol style=\"margin:0 0 16px;padding:0 24px\">\n", list, "</ol>\n");
        }

        @Override
        public void visit(ListItem item) {
            wrap("<li style=\"margin:0 0 6px\">", item, "</li>\n");
        }

        @Override
        public void visit(Emphasis emphasis) {
            wrap("<em>", emphasis, "</em>");
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            wrap("<strong>", emphasis, "</strong>");
        }

        @Override
        public void visit(Link link) {
            Optional<String> address = address(link);
            if (address.isPresent()) {
                wrap(LINK + escape(address.get()) + "\">", link, "</a>");
            } else {
                visitChildren(link);
            }
        }

        @Override
        public void visit(Text text) {
            out.append(escape(text.getLiteral()));
        }

        @Override
        public void visit(Code code) {
            out.append(escape(code.getLiteral()));
        }

        @Override
        public void visit(HtmlInline html) {
            out.append(escape(html.getLiteral()));
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            out.append('\n');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            out.append("<br>\n");
        }

        private void wrap(String before, Node node, String after) {
            out.append(before);
            visitChildren(node);
            out.append(after);
        }
    }

    /// Writes plain text; links follow their words in brackets.
    private static final class TextWriter extends AbstractVisitor {

        private final StringBuilder out = new StringBuilder();

        @Override
        public void visit(Document document) {
            visitChildren(document);
        }

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            out.append(paragraph.getParent() instanceof ListItem ? "\n" : "\n\n");
        }

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            out.append("\n\n");
        }

        @Override
        public void visit(BulletList list) {
            visitChildren(list);
            out.append('\n');
        }

        @Override
        public void visit(OrderedList list) {
            visitChildren(list);
            out.append('\n');
        }

        @Override
        public void visit(ListItem item) {
            out.append("* ");
            visitChildren(item);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            address(link).ifPresent(address -> out.append(" (").append(address).append(')'));
        }

        @Override
        public void visit(Text text) {
            out.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            out.append(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            out.append(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            out.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            out.append('\n');
        }
    }
}
