package org.meridiem.content.comment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jsoup.nodes.Entities;

/// A comment's text as HTML in which nothing of it can act: paragraphs, line breaks, and links that say that the site does not answer for
/// them. Made of the text each time; only these three elements ever occur.
final class CommentHtml {

    private static final Pattern PARAGRAPHS = Pattern.compile("\n{2,}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"]+");
    private static final Pattern TRAILING = Pattern.compile("[\\p{Punct}\\u2019\\u201D\\u2026&&[^/#=&_~$%+*@-]]+$");

    private CommentHtml() {
    }

    /// @param text as [CommentText] gives it
    static String of(String text) {
        var html = new StringBuilder();
        for (String paragraph : PARAGRAPHS.split(text)) {
            html.append("<p>");
            lines(html, paragraph);
            html.append("</p>");
        }
        return html.toString();
    }

    private static void lines(StringBuilder html, String paragraph) {
        String separator = "";
        for (String line : paragraph.split("\n", -1)) {
            html.append(separator);
            int done = 0;
            for (MatchResult found : ADDRESS.matcher(line).results().toList()) {
                html.append(Entities.escape(line.substring(done, found.start())));
                link(html, found.group());
                done = found.end();
            }
            html.append(Entities.escape(line.substring(done)));
            separator = "<br>";
        }
    }

    private static void link(StringBuilder html, String found) {
        String address = TRAILING.matcher(found).replaceFirst("");
        String rest = found.substring(address.length());
        if (isWebAddress(address)) {
            html.append("<a href=\"").append(Entities.escape(address)).append("\" rel=\"ugc nofollow noopener\">")
                    .append(Entities.escape(address)).append("</a>");
        } else {
            html.append(Entities.escape(address));
        }
        html.append(Entities.escape(rest));
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            // Names before an @ are there to deceive about where the link leads.
            return uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
