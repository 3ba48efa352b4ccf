package org.meridiem.content.transfer.source;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jsoup.nodes.Entities;

import com.fasterxml.jackson.databind.JsonNode;

/// Mobiledoc 0.3, the older editor format of Ghost, as HTML. Only for posts whose export has no HTML.
final class MobiledocText {

    private final Fitting fitting;

    MobiledocText(Fitting fitting) {
        this.fitting = fitting;
    }

    String html(JsonNode document) {
        var html = new StringBuilder();
        for (JsonNode section : document.path("sections")) {
            switch (section.path(0).asInt(-1)) {
                case 1 -> {
                    String tag = allowed(section.path(1).asText("p"));
                    html.append('<').append(tag).append('>');
                    markers(document, section.path(2), html);
                    html.append("</").append(tag).append('>');
                }
                case 2 -> html.append("<img src=\"").append(attribute(section.path(1).asText())).append("\">");
                case 3 -> {
                    String tag = section.path(1).asText().equals("ol") ? "ol" : "ul";
                    html.append('<').append(tag).append('>');
                    for (JsonNode item : section.path(2)) {
                        html.append("<li>");
                        markers(document, item, html);
                        html.append("</li>");
                    }
                    html.append("</").append(tag).append('>');
                }
                case 10 -> {
                    JsonNode card = document.path("cards").path(section.path(1).asInt(-1));
                    html.append(card(card.path(0).asText(), card.path(1), fitting));
                }
                default -> fitting.warn("A part of the body of an unknown kind is left out.");
            }
        }
        return html.toString();
    }

    private void markers(JsonNode document, JsonNode markers, StringBuilder html) {
        Deque<String> open = new ArrayDeque<>();
        for (JsonNode marker : markers) {
            for (JsonNode index : marker.path(1)) {
                JsonNode markup = document.path("markups").path(index.asInt(-1));
                String tag = markup.path(0).asText("span");
                html.append('<').append(tag.matches("[a-z]{1,10}") ? tag : "span");
                JsonNode attributes = markup.path(1);
                for (int i = 0; i + 1 < attributes.size(); i += 2) {
                    if (attributes.path(i).asText().equals("href")) {
                        html.append(" href=\"").append(attribute(attributes.path(i + 1).asText())).append('"');
                    }
                }
                html.append('>');
                open.push(tag.matches("[a-z]{1,10}") ? tag : "span");
            }
            if (marker.path(0).asInt() == 0) {
                html.append(Entities.escape(marker.path(3).asText()));
            } else {
                JsonNode atom = document.path("atoms").path(marker.path(3).asInt(-1));
                html.append(
                        atom.path(0).asText().equals("soft-return") ? "<br>" : Entities.escape(atom.path(1).asText()));
            }
            for (int closed = marker.path(2).asInt(); closed > 0 && !open.isEmpty(); closed--) {
                html.append("</").append(open.pop()).append('>');
            }
        }
        while (!open.isEmpty()) {
            html.append("</").append(open.pop()).append('>');
        }
    }

    /// A card, which both editor formats of Ghost name and fill alike.
    static String card(String name, JsonNode card, Fitting fitting) {
        return switch (name) {
            case "html" -> card.path("html").asText();
            case "markdown", "card-markdown" -> markdown(card.path("markdown").asText());
            case "hr", "horizontalrule" -> "<hr>";
            case "code", "codeblock" ->
                "<pre><code class=\"language-" + attribute(card.path("language").asText("text")) + "\">"
                        + Entities.escape(card.path("code").asText()) + "</code></pre>";
            case "image" -> figure("<img src=\"" + attribute(card.path("src").asText()) + "\" alt=\""
                    + attribute(card.path("alt").asText())
                    + "\">", card);
            case "gallery" -> gallery(card);
            case "embed", "video", "audio" -> embed(card);
            case "bookmark" ->
                link(card.path("url").asText(), card.path("metadata").path("title").asText(card.path("url").asText()));
            case "callout" -> "<aside class=\"callout callout-note\">" + card.path("calloutText").asText() + "</aside>";
            case "toggle" -> "<details><summary>" + card.path("heading").asText() + "</summary>"
                    + card.path("content").asText() + "</details>";
            case "button" -> link(card.path("buttonUrl").asText(), card.path("buttonText").asText());
            case "paywall" -> nothing("The mark where the part for members only begins is left out.", fitting);
            default -> nothing("A card of the kind “" + name + "” is left out.", fitting);
        };
    }

    private static String gallery(JsonNode card) {
        var images = new StringBuilder();
        for (JsonNode image : card.path("images")) {
            images.append("<img src=\"").append(attribute(image.path("src").asText())).append("\" alt=\"")
                    .append(attribute(image.path("alt").asText())).append("\">");
        }
        return figure(images.toString(), card);
    }

    private static String embed(JsonNode card) {
        String html = card.path("html").asText("");
        String url = card.path("url").asText(card.path("src").asText());
        return html.contains("<iframe") ? figure(html, card) : link(url, url);
    }

    private static String link(String url, String text) {
        return "<p><a href=\"" + attribute(url) + "\">" + Entities.escape(text) + "</a></p>";
    }

    private static String nothing(String warning, Fitting fitting) {
        fitting.warn(warning);
        return "";
    }

    private static String figure(String content, JsonNode card) {
        String caption = card.path("caption").asText("");
        return "<figure>" + content + (caption.isBlank() ? "" : "<figcaption>" + caption + "</figcaption>")
                + "</figure>";
    }

    private static String markdown(String markdown) {
        // Paragraphs only: such a post has HTML in every export that we know of.
        var html = new StringBuilder();
        for (String paragraph : markdown.split("\n\\s*\n")) {
            html.append("<p>").append(Entities.escape(paragraph)).append("</p>");
        }
        return html.toString();
    }

    private static String allowed(String tag) {
        return tag.matches("p|h[1-6]|blockquote|aside|pre") ? tag : "p";
    }

    static String attribute(String value) {
        return Entities.escape(value).replace("\"", "&quot;");
    }
}
