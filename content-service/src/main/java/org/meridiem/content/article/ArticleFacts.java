package org.meridiem.content.article;

/// What decides who may do what with an article.
///
/// @param status             where it stands
/// @param owner              id of whoever created it
/// @param unpublishedChanges whether its head differs from what is public
public record ArticleFacts(Status status, String owner, boolean unpublishedChanges) {
}
