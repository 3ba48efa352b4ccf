package org.meridiem.content.media;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Element;

/// Counts what a drawing draws once everything is repeated that it repeats: ten lines of `use` can stand for billions of shapes.
final class DrawingUses {

    private static final long MAX_DRAWN = 50_000;
    private static final int MAX_DEPTH = 20;

    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private DrawingUses() {
    }

    /// @throws org.meridiem.kit.problem.ProblemException 422 when that is too much, or something repeats itself
    static void check(Element root) {
        var uses = new DrawingUses();
        for (Element element : root.getElementsByAttribute("id")) {
            uses.byId.putIfAbsent(element.attr("id"), element);
        }
        uses.drawn(root);
    }

    private long drawn(Element element) {
        long sum = 1;
        if (element.nodeName().equals("use")) {
            String target = element.attr(element.hasAttr("href") ? "href" : "xlink:href");
            sum += target.startsWith("#") ? repeated(target.substring(1)) : 0;
        }
        for (Element child : element.children()) {
            sum += drawn(child);
            if (sum > MAX_DRAWN) {
                throw Drawing.refused("The drawing repeats its parts too often.", "draws too much");
            }
        }
        return sum;
    }

    private long repeated(String id) {
        Element target = byId.get(id);
        if (target == null) {
            return 0;
        }
        Long known = counted.get(id);
        if (known != null) {
            return known;
        }
        if (open.size() > MAX_DEPTH || !open.add(id)) {
            throw Drawing.refused("A part of the drawing repeats itself, or parts of parts.", "repeats itself");
        }
        long drawn = drawn(target);
        open.remove(id);
        counted.put(id, drawn);
        return drawn;
    }
}
