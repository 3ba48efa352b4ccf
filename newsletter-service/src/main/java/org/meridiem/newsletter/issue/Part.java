package org.meridiem.newsletter.issue;

/// The part of an issue that an article stands in.
enum Part {
    /// With picture and dek.
    STORY,
    /// In the list “Trending stories”.
    TRENDING
}
