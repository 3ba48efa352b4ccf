package org.meridiem.content.transfer.source;

import org.jsoup.nodes.Entities;

import com.fasterxml.jackson.databind.JsonNode;

/// Lexical, the editor format of Ghost 5, as HTML. Only for posts whose export has no HTML.
final class LexicalText {

    private static final int BOLD = 1;
    private static final int ITALIC = 1 << 1;
    private static final int STRIKETHROUGH = 1 << 2;
    private static final int UNDERLINE = 1 << 3;
    private static final int CODE = 1 << 4;
    private static final int SUBSCRIPT = 1 << 5;
    private static final int SUPERSCRIPT = 1 << 6;
    private static final int MAX_DEPTH = 60;

    private final Fitting fitting;

    LexicalText(Fitting fitting) {
        this.fitting = fitting;
    }

    String html(JsonNode document) {
        var html = new StringBuilder();
        children(document.path("root"), html, 0);
        return html.toString();
    }

    private void children(JsonNode node, StringBuilder html, int depth) {
        if (depth > MAX_DEPTH) {
            fitting.warn("A part of the body that is nested too deep is left out.");
            return;
        }
        node.path("children").forEach(child -> node(child, html, depth + 1));
    }

    private void node(JsonNode node, StringBuilder html, int depth) {
        String type = node.path("type").asText();
        switch (type) {
            case "paragraph" -> element("p", node, html, depth);
            case "heading", "extended-heading" -> {
                String tag = node.path("tag").asText("h2");
                element(tag.matches("h[1-6]") ? tag : "h2", node, html, depth);
            }
            case "quote", "extended-quote", "aside" -> element("blockquote", node, html, depth);
            case "list" -> element(node.path("listType").asText().equals("number") ? "ol" : "ul", node, html, depth);
            case "listitem" -> element("li", node, html, depth);
            case "link", "autolink" -> {
                html.append("<a href=\"").append(MobiledocText.attribute(node.path("url").asText())).append("\">");
                children(node, html, depth);
                html.append("</a>");
            }
            case "linebreak" -> html.append("<br>");
            case "text", "extended-text", "tab" -> text(node, html);
            default -> html.append(MobiledocText.card(type, node, fitting));
        }
    }

    private void element(String tag, JsonNode node, StringBuilder html, int depth) {
        html.append('<').append(tag).append('>');
        children(node, html, depth);
        html.append("</").append(tag).append('>');
    }

    private static void text(JsonNode node, StringBuilder html) {
        int format = node.path("format").asInt();
        String text = Entities.escape(node.path("text").asText());
        text = wrapped(text, format, CODE, "code");
        text = wrapped(text, format, SUBSCRIPT, "sub");
        text = wrapped(text, format, SUPERSCRIPT, "sup");
        text = wrapped(text, format, UNDERLINE, "u");
        text = wrapped(text, format, STRIKETHROUGH, "s");
        text = wrapped(text, format, ITALIC, "em");
        html.append(wrapped(text, format, BOLD, "strong"));
    }

    private static String wrapped(String text, int format, int bit, String tag) {
        return (format & bit) == 0 ? text : "<" + tag + ">" + text + "</" + tag + ">";
    }
}
