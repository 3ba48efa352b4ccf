package org.meridiem.content.article;

/// What decides who may do what with an article.
///
/// @param status             where it stands
/// @param owner              id of whoever created it
/// @param unpublishedChanges whether its head differs from what is public
/// @param scheduled          whether one of its revisions goes out by itself
/// @param embargoed          whether it must not go out yet
public record ArticleFacts(Status status, String owner, boolean unpublishedChanges, boolean scheduled,
        boolean embargoed) {
}
