package org.meridiem.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/// Says what [BodyReader] would leave out of an HTML source. For imports, where nobody sees the result at once: nothing is to go unnoticed.
public final class BodyLosses {

    private BodyLosses() {
    }

    /// One sentence for each kind of loss; none when everything is kept.
    public static List<String> of(String html) {
        Map<String, Integer> elements = new TreeMap<>();
        int handlers = 0;
        int pictures = 0;
        int embeds = 0;
        for (Element element : Markup.parse(html).getAllElements()) {
            String name = element.normalName();
            if (HtmlReader.DROPPED.contains(name)) {
                elements.merge(name, 1, Integer::sum);
            }
            for (Attribute attribute : element.attributes()) {
                handlers += attribute.getKey().startsWith("on") ? 1 : 0;
            }
            if (name.equals("img") && Address.http(element.attr("src")).isEmpty()) {
                pictures++;
            }
            if ((name.equals("iframe") || name.equals("embed")) && Address.https(element.attr("src")).isEmpty()) {
                embeds++;
            }
        }
        List<String> losses = new ArrayList<>();
        elements.forEach((name, count) -> losses.add("Left out of the body: " + count + " × <" + name + ">."));
        add(losses, handlers, "event handlers");
        add(losses, pictures, "pictures without an absolute http(s) address");
        add(losses, embeds, "embeds without an absolute https address");
        return losses;
    }

    private static void add(List<String> losses, int count, String what) {
        if (count > 0) {
            losses.add("Left out of the body: " + count + " × " + what + ".");
        }
    }
}
