package org.meridiem.trending.lists;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.meridiem.trending.key.ListKey;

/// No editor did anything.
public final class NoLevers implements Arrangement {

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public Set<UUID> pinned() {
        return Set.of();
    }

    @Override
    public List<Place> arrange(ListKey key, List<Candidate> ranked, Function<UUID, Optional<Candidate>> others) {
        return ranked.stream().map(candidate -> new Place(candidate.article(), false)).toList();
    }

    @Override
    public void whenChanged(Runnable listener) {
        // Nothing ever changes.
    }
}
