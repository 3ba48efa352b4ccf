package org.meridiem.content.caching;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

/// Tells every cache, in every replica and in front of them, that answers made from something are out of date.
///
/// Articles need no call: their events are enough. Whoever changes anything else that a public answer shows, calls it in the same
/// transaction with the tags of those answers (`Cache-Tag`).
@ApplicationScoped
public class Purges {

    /// Answers with one of these tags are out of date once the running transaction is committed.
    ///
    /// @param tags such as `site`, `section-culture`
    public void ask(Collection<String> tags) {
        // Nothing keeps answers yet.
    }
}
