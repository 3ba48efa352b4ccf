package org.meridiem.newsletter.block;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// The inline subset of HTML: read into a tree, and written anew out of it. Elements, attributes and addresses that are not known here are never written.
final class Inline {

    private static final Set<String> ELEMENTS = Set.of("abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd",
            "mark", "q", "s", "small", "strong", "sub", "sup", "u");
    /// Gone with all that is in them; other unknown elements leave their text.
    private static final Set<String> DROPPED = Set.of("button", "iframe", "math", "noembed", "noframes", "noscript",
            "object", "option", "plaintext", "script", "select", "style", "svg", "template", "textarea", "title",
            "xmp");
    private static final int DEPTH = 50;
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final String LINK = "<a class=\"link\" style=\"color:#9c1f2e;text-decoration:underline\" href=\"";

    private Inline() {
    }

    /// What the tree is written into.
    private interface Form {

        void text(String text);

        void lineBreak();

        void element(String name, Runnable inside);

        void link(String address, Runnable inside);
    }

    /// The subset alone, as it is stored.
    static String clean(String html) {
        var out = new Markup(address -> "<a href=\"" + escape(address) + "\">", name -> "<" + name + '>');
        write(html, out);
        return out.html.toString().strip();
    }

    /// As it stands in a mail, styles included.
    ///
    /// @param links makes of each web address the one that is written
    static String mail(String html, UnaryOperator<String> links) {
        var out = new Markup(
                address -> LINK + escape(Address.isMailto(address) ? address : links.apply(address)) + "\">",
                Inline::styled);
        write(html, out);
        return out.html.toString();
    }

    /// What a reader sees; addresses follow their words in brackets.
    ///
    /// @param links makes of each web address the one that is written
    static String text(String html, UnaryOperator<String> links) {
        var out = new Words(links);
        write(html, out);
        return out.text.toString().strip();
    }

    /// Plain text as HTML, also fit for an attribute in double quotes.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String styled(String name) {
        return switch (name) {
            case "mark" -> "<mark style=\"background:#ffe9a8;color:#1c1613\">";
            case "code", "kbd" -> '<' + name + " style=\"font-family:Menlo,Consolas,'Courier New',monospace\">";
            default -> '<' + name + '>';
        };
    }

    private static void write(String html, Form form) {
        Element body = Document.createShell("").body();
        Parser.htmlParser().setMaxDepth(DEPTH).parseFragmentInput(html, body, "")
                .forEach(node -> write(node, form, false));
    }

    private static void write(Node node, Form form, boolean inLink) {
        if (node instanceof TextNode text) {
            form.text(SPACES.matcher(printable(text.getWholeText())).replaceAll(" "));
        } else if (node instanceof Element element && !DROPPED.contains(element.normalName())) {
            String name = element.normalName();
            Optional<String> address = name.equals("a") && !inLink
                    ? Address.link(element.attr("href"))
                    : Optional.empty();
            if (name.equals("br")) {
                form.lineBreak();
            } else if (address.isPresent()) {
                form.link(address.get(), () -> children(element, form, true));
            } else if (ELEMENTS.contains(name)) {
                form.element(name, () -> children(element, form, inLink));
            } else {
                children(element, form, inLink);
            }
        }
    }

    private static void children(Element element, Form form, boolean inLink) {
        element.childNodes().forEach(node -> write(node, form, inLink));
    }

    /// Without control characters, but for those that are white space.
    static String printable(String text) {
        return text.codePoints().allMatch(Inline::isPrintable)
                ? text
                : text.codePoints().filter(Inline::isPrintable)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isPrintable(int point) {
        return point == '\n' || point == '\t' || point == '\r' || !Character.isISOControl(point);
    }

    /// HTML.
    private static final class Markup implements Form {

        private final StringBuilder html = new StringBuilder();
        private final UnaryOperator<String> anchor;
        private final UnaryOperator<String> tag;

        Markup(UnaryOperator<String> anchor, UnaryOperator<String> tag) {
            this.anchor = anchor;
            this.tag = tag;
        }

        @Override
        public void text(String text) {
            html.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }

        @Override
        public void lineBreak() {
            html.append("<br>");
        }

        @Override
        public void element(String name, Runnable inside) {
            html.append(tag.apply(name));
            inside.run();
            html.append("</").append(name).append('>');
        }

        @Override
        public void link(String address, Runnable inside) {
            html.append(anchor.apply(address));
            inside.run();
            html.append("</a>");
        }
    }

    /// Plain text.
    private static final class Words implements Form {

        private final StringBuilder text = new StringBuilder();
        private final UnaryOperator<String> links;

        Words(UnaryOperator<String> links) {
            this.links = links;
        }

        @Override
        public void text(String words) {
            text.append(words);
        }

        @Override
        public void lineBreak() {
            text.append('\n');
        }

        @Override
        public void element(String name, Runnable inside) {
            inside.run();
        }

        @Override
        public void link(String address, Runnable inside) {
            int before = text.length();
            inside.run();
            String shown = Address.isMailto(address) ? address.substring("mailto:".length()) : links.apply(address);
            if (!text.substring(before).strip().equals(shown)) {
                text.append(" (").append(shown).append(')');
            }
        }
    }
}
