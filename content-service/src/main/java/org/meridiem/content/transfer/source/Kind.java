package org.meridiem.content.transfer.source;

/// What a row becomes here.
public enum Kind {
    /// A section.
    SECTION("section", "slug"),
    /// A tag.
    TAG("tag", "slug"),
    /// An author.
    AUTHOR("author", "slug"),
    /// A picture of the library.
    MEDIA("media", "id"),
    /// An article.
    ARTICLE("article", "id"),
    /// An address that leads elsewhere.
    REDIRECT("redirect", "from"),
    /// What a reader said.
    COMMENT("comment", "id"),
    /// What the site says of itself.
    SITE("site", "type");

    private final String label;
    private final String key;

    Kind(String label, String key) {
        this.label = label;
        this.key = key;
    }

    /// The member of our own format by which one is recognised.
    String key() {
        return key;
    }

    /// Whether articles name one by its slug, which readers know from its address.
    public boolean isNamed() {
        return key.equals("slug");
    }

    /// Its name in reports and in our own format.
    public String label() {
        return label;
    }
}
