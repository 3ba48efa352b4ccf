package org.meridiem.content.editing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How things beside articles and pictures come in from elsewhere and go out: by the same rules as through the API, in the same write shape.
///
/// Methods that write work in the caller's transaction.
public interface CatalogueExchange {

    /// One that is here.
    ///
    /// @param id      its identity
    /// @param slug    its address, or what else it is recognised by
    /// @param version its version
    record Present(UUID id, String slug, long version) {
    }

    /// `section`, `tag`, `author`, `redirect`, `comment` or `site`.
    String kind();

    /// The one with this slug, or what else it is recognised by.
    Optional<Present> bySlug(String slug);

    /// The one with this id.
    Optional<Present> byId(UUID id);

    /// Whether one says just this.
    boolean says(UUID id, ObjectNode write);

    /// A new one.
    ///
    /// @param write in the write shape of the API
    /// @throws org.meridiem.kit.problem.ProblemException as the API answers it
    Present create(ObjectNode write, Caller by);

    /// Replaces what one says, whatever its version.
    ///
    /// @param write in the write shape of the API; without a slug the present one is kept
    /// @throws org.meridiem.kit.problem.ProblemException as the API answers it
    Present replace(UUID id, ObjectNode write, Caller by);

    /// Some of them in the write shape of the API, in an order in which they can come in again.
    ///
    /// @param after the place of the last one that the caller has; null to begin
    List<Out> page(@Nullable String after, int limit);

    /// One on its way out.
    ///
    /// @param place where it stands in the order
    /// @param write in the write shape of the API, with its slug
    record Out(String place, ObjectNode write) {
    }
}
