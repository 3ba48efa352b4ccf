package org.meridiem.trending.lists;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.meridiem.trending.key.ListKey;

/// What editors do to a list before anybody sees it.
public interface Arrangement {

    /// An article that may stand in a list.
    ///
    /// @param section  path of its section
    /// @param language BCP 47 tag
    record Candidate(UUID article, String section, String language) {
    }

    /// A place in a list.
    ///
    /// @param pinned whether an editor put the article there
    record Place(UUID article, boolean pinned) {
    }

    /// Whether everything is known that editors did before this process started. Until then no list can be shown.
    boolean isKnown();

    /// Articles that may be asked for though nobody reads them.
    Set<UUID> pinned();

    /// The places of a list.
    ///
    /// @param ranked best first
    /// @param others knows the public ones of [#pinned()]
    List<Place> arrange(ListKey key, List<Candidate> ranked, Function<UUID, Optional<Candidate>> others);

    /// Has somebody told whenever places may be others than before.
    void whenChanged(Runnable listener);
}
