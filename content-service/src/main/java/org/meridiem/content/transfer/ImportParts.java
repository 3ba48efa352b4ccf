package org.meridiem.content.transfer;

import jakarta.inject.Singleton;

/// What a worker needs for any import.
///
/// @param jobs      positions and leases
/// @param report    lines
/// @param catalogue writes sections, tags and authors
/// @param media     writes pictures
/// @param articles  writes articles
@Singleton
record ImportParts(ImportJobs jobs, ImportReport report, CatalogueRows catalogue, MediaRows media, ArticleRows articles) {
}
