package org.meridiem.content.publication;

import java.util.List;

import org.meridiem.events.ArticleCard;

/// Everything that a publication stores and sends.
///
/// @param article      what readers get
/// @param document     its default bytes (blocks and HTML), not compressed
/// @param etag         digest of those bytes, without quotes
/// @param bodyText     the body as plain text
/// @param event        what other services are told
/// @param sectionSlugs from the top section down
/// @param cacheTags    what the answer is made from
record Projection(PublishedArticle article, byte[] document, String etag, String bodyText, ArticleCard event,
        List<String> sectionSlugs,
        List<String> cacheTags) {
}
