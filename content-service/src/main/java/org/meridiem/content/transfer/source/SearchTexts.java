package org.meridiem.content.transfer.source;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What search engines were told.
final class SearchTexts {

    private SearchTexts() {
    }

    /// Puts it into the write shape, if there is anything.
    static void put(ObjectNode write, @Nullable String title, @Nullable String description,
            @Nullable String canonicalUrl, Fitting fitting) {
        ObjectNode seo = write.objectNode();
        String tidyTitle = fitting.line(title, 200, "The title for search engines");
        if (tidyTitle != null) {
            seo.put("title", tidyTitle);
        }
        String tidyDescription = fitting.line(description, 500, "The description for search engines");
        if (tidyDescription != null) {
            seo.put("description", tidyDescription);
        }
        if (canonicalUrl != null && canonicalUrl.matches("https?://\\S{1,1900}")) {
            seo.put("canonicalUrl", canonicalUrl);
        } else if (canonicalUrl != null && !canonicalUrl.isBlank()) {
            fitting.warn("The canonical address is left out: " + SourceHtml.shortened(canonicalUrl));
        }
        if (!seo.isEmpty()) {
            write.set("seo", seo);
        }
    }
}
