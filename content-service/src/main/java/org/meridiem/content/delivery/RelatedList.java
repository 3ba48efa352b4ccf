package org.meridiem.content.delivery;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.content.publication.PublishedCard;

/// The shape of a list of related articles, for the API description: the real ones are written from stored bytes.
///
/// @param items most related first
@Schema(name = "RelatedArticles", description = "Articles to read next.")
record RelatedList(@Schema(description = "Most related first.") List<PublishedCard> items) {
}
