package org.meridiem.content.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// Reads the inline HTML that [Markup] writes, without making a tree of it. Anything that is not quite as it writes it is left to a real
/// parser.
final class PlainMarkup {

    private static final Set<String> ELEMENTS = Set.of(Markup.INLINE);

    private static final Pattern PLAIN_LINK = Pattern.compile(" href=\"https?://[A-Za-z0-9._~/?=%#-]+\"");
    private static final int DEEP = 20;

    private final String html;
    private final StringBuilder text;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean clean = true;
    private int at;

    private PlainMarkup(String html) {
        this.html = html;
        this.text = new StringBuilder(html.length());
    }

    /// What a reader sees of it; `<br>` becomes a line break.
    ///
    /// @return null when only a parser knows
    static @Nullable String text(String html) {
        var markup = new PlainMarkup(html);
        return markup.read() ? markup.text.toString() : null;
    }

    /// Whether cleaning would change nothing. False where that is not certain.
    static boolean isClean(String html) {
        var markup = new PlainMarkup(html);
        return markup.read() && markup.clean && markup.open.isEmpty();
    }

    /// @return whether all of it was understood
    private boolean read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            boolean understood = switch (c) {
                case '<' -> tag();
                case '&' -> entity();
                case '\0', '\r' -> false;
                default -> character(c);
            };
            if (!understood) {
                return false;
            }
        }
        return true;
    }

    private boolean character(char c) {
        text.append(c);
        at++;
        // What is neither a letter nor a usual sign may be something that is taken out.
        clean &= c >= ' ' && c < 0x7F && c != '>' || c == '\n' || Character.isLetterOrDigit(c)
                || "–—’‘“”…".indexOf(c) >= 0;
        return true;
    }

    private boolean entity() {
        return entity("&amp;", '&') || entity("&lt;", '<') || entity("&gt;", '>') || entity("&nbsp;", '\u00A0')
                || entity("&quot;", '"');
    }

    private boolean entity(String name, char meant) {
        if (!html.startsWith(name, at)) {
            return false;
        }
        text.append(meant);
        at += name.length();
        clean &= meant != '"';
        return true;
    }

    private boolean tag() {
        int from = at + (html.startsWith("</", at) ? 2 : 1);
        int end = from;
        while (end < html.length() && html.charAt(end) >= 'a' && html.charAt(end) <= 'z') {
            end++;
        }
        String name = html.substring(from, end);
        int nameEnd = end;
        if (!ELEMENTS.contains(name)) {
            return false;
        }
        while (end < html.length() && html.charAt(end) == ' ') {
            end = attribute(end + 1);
        }
        if (end >= html.length() || html.charAt(end) != '>') {
            return false;
        }
        if (name.equals("br")) {
            text.append('\n');
        }
        clean = clean && isInPlace(name, html.charAt(at + 1) == '/', html.substring(nameEnd, end));
        at = end + 1;
        return true;
    }

    private boolean isInPlace(String name, boolean closing, String attributes) {
        if (name.equals("br")) {
            return !closing && attributes.isEmpty();
        }
        if (closing) {
            return attributes.isEmpty() && name.equals(open.poll());
        }
        boolean twice = open.contains(name);
        open.push(name);
        return !twice && open.size() < DEEP
                && (name.equals("a") ? PLAIN_LINK.matcher(attributes).matches() : attributes.isEmpty());
    }

    /// @return where it ends; where the text ends when it is not in order
    private int attribute(int from) {
        int quote = html.indexOf("=\"", from);
        int end = quote < 0 ? -1 : html.indexOf('"', quote + 2);
        if (end < 0 || !html.substring(from, quote).chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-')) {
            return html.length();
        }
        return end + 1;
    }
}
