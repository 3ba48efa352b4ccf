package org.meridiem.content.slug;

import java.util.Locale;

/// What has a slug and other slugs that lead to it, beside articles.
public enum Taxon {
    /// Where articles are filed.
    SECTION,
    /// What they are about.
    TAG,
    /// Who wrote them.
    AUTHOR;

    /// Its word in the API and the name of its table.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The column that refers to it.
    String column() {
        return word() + "_id";
    }
}
