package org.meridiem.content.article;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Bounds of the `custom` member, whose content is the site's own.
final class CustomMembers {

    private static final int MAX_NODES = 2_000;
    private static final int MAX_CHARACTERS = 65_536;
    private static final int MAX_DEPTH = 20;

    private CustomMembers() {
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400 for what could not be stored or served
    static void check(ObjectNode custom) {
        record Visit(JsonNode node, int depth) {
        }
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(custom, 1));
        int nodes = 0;
        int characters = 0;
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            if (visit.depth() > MAX_DEPTH) {
                throw refuse("must not be nested deeper than " + MAX_DEPTH);
            }
            for (Map.Entry<String, JsonNode> member : visit.node().properties()) {
                characters += text(member.getKey());
            }
            if (visit.node().isFloatingPointNumber() && !Double.isFinite(visit.node().doubleValue())) {
                throw refuse("must not hold numbers larger than a double can hold");
            }
            if (visit.node().isTextual()) {
                characters += text(visit.node().textValue());
            }
            visit.node().forEach(child -> open.push(new Visit(child, visit.depth() + 1)));
            nodes++;
            if (nodes > MAX_NODES || characters > MAX_CHARACTERS) {
                throw refuse("must not be larger than " + MAX_CHARACTERS + " characters in " + MAX_NODES + " values");
            }
        }
    }

    private static int text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw refuse("must hold valid Unicode without the NUL character");
            }
            i += pair ? 1 : 0;
        }
        return text.length();
    }

    private static RuntimeException refuse(String detail) {
        return ProblemType.INVALID_INPUT.with("custom " + detail + ".").at("/custom", detail);
    }
}
