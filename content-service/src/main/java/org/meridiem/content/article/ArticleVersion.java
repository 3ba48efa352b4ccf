package org.meridiem.content.article;

import java.util.UUID;

/// An article at one of its versions.
///
/// @param id      which
/// @param version its ETag's number
public record ArticleVersion(UUID id, long version) {
}
