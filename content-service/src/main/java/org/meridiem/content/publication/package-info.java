/// What becomes public, and how: builds what readers are served out of a revision and everything it refers to, keeps it as one row per
/// article, and tells the other services by events.
///
/// Invariants: whatever changes in public changes in one transaction with its event (outbox) and its version, which grows by one with
/// each change of an article; the rows that a published card shows names of are locked while it is made, so no card keeps a name that
/// was changed meanwhile; an article that was public leaves a row and its slugs behind for ever.
@NullMarked
package org.meridiem.content.publication;

import org.jspecify.annotations.NullMarked;
