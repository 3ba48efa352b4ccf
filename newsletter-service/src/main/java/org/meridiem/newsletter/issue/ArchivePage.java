package org.meridiem.newsletter.issue;

import java.util.List;

import org.meridiem.newsletter.letterhead.Tongue;

/// A page of a newsletter's archive as its template sees it.
///
/// @param siteName    whose newsletter it is
/// @param siteUrl     the news site
/// @param newsletter  its name
/// @param description what it is about
/// @param language    BCP 47 tag
/// @param url         this page
/// @param feed        the same as RSS
/// @param entries     newest first
/// @param next        the page with older issues; empty on the last one
record ArchivePage(String siteName, String siteUrl, String newsletter, String description, String language, String url,
        String feed, List<Entry> entries, String next) {

    ArchivePage {
        entries = List.copyOf(entries);
    }

    /// An issue.
    ///
    /// @param subject its subject
    /// @param url     its web version
    /// @param date    in words
    record Entry(String subject, String url, String date) {
    }

    /// The words around.
    public Words words() {
        return Words.of(language);
    }

    /// `rtl` or `ltr`.
    public String direction() {
        return Tongue.direction(language);
    }
}
