package org.meridiem.content.transfer;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/// What a worker needs for any import.
///
/// @param jobs      positions and leases
/// @param report    lines
/// @param catalogue writes sections, tags and authors
/// @param media     writes pictures
/// @param articles  writes articles
/// @param pictures  fetches what they show
/// @param plan      what a dry run would have made
/// @param meters    count rows
/// @param session   holds what the present transaction has read and made
@Singleton
record ImportParts(ImportJobs jobs, ImportReport report, CatalogueRows catalogue, MediaRows media, ArticleRows articles,
        StoryPictures pictures, DryRunPlan plan, EntityManager session,
        TransferMeters meters) {
}
