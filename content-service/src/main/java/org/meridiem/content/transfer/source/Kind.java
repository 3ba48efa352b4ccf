package org.meridiem.content.transfer.source;

/// What a row becomes here.
public enum Kind {
    /// A section.
    SECTION("section"),
    /// A tag.
    TAG("tag"),
    /// An author.
    AUTHOR("author"),
    /// A picture of the library.
    MEDIA("media"),
    /// An article.
    ARTICLE("article");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /// Its name in reports and in our own format.
    public String label() {
        return label;
    }
}
