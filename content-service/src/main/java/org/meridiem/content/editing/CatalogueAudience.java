package org.meridiem.content.editing;

/// Who must hear that sections, tags, authors, media or the site changed: whoever keeps public answers made from them.
///
/// Implemented on the caches' side, so that the catalogue knows nothing of them.
public interface CatalogueAudience {

    /// Something of it changed. Called inside the transaction of the change.
    void catalogueChanged();
}
