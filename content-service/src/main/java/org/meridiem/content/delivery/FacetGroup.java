package org.meridiem.content.delivery;

import java.util.List;

/// Things of one kind, any one of which an article must be found by.
///
/// @param kind  `section`, `tag`, `author`, `kind`, `language` or `featured`
/// @param names at least one, each once
public record FacetGroup(String kind, List<String> names) {

    /// Copies the names.
    public FacetGroup {
        names = List.copyOf(names);
    }

    /// As the database keeps them: `tag/tea`.
    public List<String> facets() {
        return names.stream().map(name -> kind + "/" + name).toList();
    }
}
