package org.meridiem.content.author;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What stands behind a byline.
enum AuthorKind {
    /// A human being.
    @JsonProperty("person")
    PERSON,
    /// A desk, an agency, the house itself.
    @JsonProperty("team")
    TEAM
}
