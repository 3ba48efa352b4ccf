package org.meridiem.content.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// An SVG drawing of which only what draws is left ([DrawingRules]): no scripts, no handlers, no links, nothing from elsewhere.
///
/// It is written anew from the parsed tree, so nothing gets through that only another parser would see.
///
/// @param svg    the document
/// @param width  of its box, in pixels
/// @param height of its box, in pixels
record Drawing(String svg, int width, int height) {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MAX_ELEMENTS = 20_000;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_SIDE = 10_000;
    /// What browsers take when a drawing says nothing.
    private static final int DEFAULT_WIDTH = 300;
    private static final int DEFAULT_HEIGHT = 150;
    private static final Pattern PIXELS = Pattern.compile("\\s*(\\d{1,7}(?:\\.\\d{1,6})?)(?:px)?\\s*");

    /// Cleans a file.
    ///
    /// @throws ProblemException 415 for what is no drawing, 422 for one that brings definitions of its own, or would take too much to draw
    static Drawing cleaned(byte[] file) throws IOException {
        Document document = Jsoup.parse(new ByteArrayInputStream(file), "UTF-8", "", Parser.xmlParser());
        if (document.childNodes().stream().anyMatch(DocumentType.class::isInstance)) {
            throw refused("The drawing has a DOCTYPE. Save it without one.", "must not have a DOCTYPE");
        }
        Element root = document.children().stream().filter(element -> element.nodeName().equals("svg")).findFirst()
                .orElseThrow(() -> ProblemType.UNSUPPORTED_MEDIA_TYPE.with("This file is XML, but no SVG drawing.")
                        .and("detectedType", "application/xml").at("/file", "must have svg as its root"));
        measure(root);
        clean(root);
        root.attr("xmlns", SVG);
        DrawingUses.check(root);
        document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).escapeMode(Entities.EscapeMode.xhtml)
                .charset(StandardCharsets.UTF_8).prettyPrint(false);
        double[] box = box(root.attr("viewBox"));
        double width = box.length == 4 ? box[2] : pixels(root.attr("width")).orElse(DEFAULT_WIDTH);
        double height = box.length == 4 ? box[3] : pixels(root.attr("height")).orElse(DEFAULT_HEIGHT);
        return new Drawing(root.outerHtml(), side(width), side(height));
    }

    private static void measure(Element root) {
        int elements = 0;
        Deque<Element> open = new ArrayDeque<>(List.of(root));
        Deque<Integer> depths = new ArrayDeque<>(List.of(1));
        while (!open.isEmpty()) {
            int depth = depths.pop();
            Element element = open.pop();
            if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
                throw refused("The drawing has more than " + MAX_ELEMENTS + " elements, or more than " + MAX_DEPTH
                        + " within one another.", "has too many elements");
            }
            for (Element child : element.children()) {
                open.push(child);
                depths.push(depth + 1);
            }
        }
    }

    private static void clean(Element element) {
        List<String> refused = new ArrayList<>();
        for (Attribute attribute : element.attributes()) {
            if (!DrawingRules.allows(element.nodeName(), attribute.getKey(), attribute.getValue())) {
                refused.add(attribute.getKey());
            }
        }
        refused.forEach(element::removeAttr);
        boolean text = DrawingRules.holdsText(element.nodeName());
        for (Node child : List.copyOf(element.childNodes())) {
            switch (child) {
                case Element inner when DrawingRules.allows(inner.nodeName()) -> clean(inner);
                case CDataNode data when text -> data.replaceWith(new TextNode(data.getWholeText()));
                case CDataNode data -> data.remove();
                case TextNode words when text || words.isBlank() -> {
                    // Stays.
                }
                default -> child.remove();
            }
        }
        if (element.nodeName().equals("style")
                && (element.wholeText().contains("<") || !DrawingRules.isHarmless(element.wholeText()))) {
            element.remove();
        }
    }

    private static double[] box(String viewBox) {
        String[] numbers = viewBox.strip().split("[\\s,]+");
        double[] box = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!numbers[i].matches("-?\\d{0,9}(\\.\\d{1,9})?") || numbers[i].length() < 1 || numbers[i].equals("-")) {
                return new double[0];
            }
            box[i] = Double.parseDouble(numbers[i]);
        }
        return box.length == 4 && box[2] > 0 && box[3] > 0 ? box : new double[0];
    }

    private static OptionalDouble pixels(String length) {
        Matcher matcher = PIXELS.matcher(length.toLowerCase(Locale.ROOT));
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    private static int side(double length) {
        return Math.clamp(Math.round(length), 1, MAX_SIDE);
    }

    static ProblemException refused(String detail, String error) {
        return ProblemType.UNPROCESSABLE.with(detail).at("/file", error);
    }
}
