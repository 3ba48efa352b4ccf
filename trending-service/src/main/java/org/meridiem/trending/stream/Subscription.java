package org.meridiem.trending.stream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.lists.ListQuery;

import io.vertx.core.MultiMap;

/// What somebody listens to.
///
/// @param list  its section is a path or a slug
/// @param limit how many places
record Subscription(ListKey list, int limit) {

    private static final Set<String> PARAMETERS = Set.of("window", "section", "language", "limit");
    private static final int MAX_LIMIT = 50;

    /// Reads the query.
    ///
    /// @throws ProblemException 400 for a parameter that is unknown, doubled or without meaning
    static Subscription of(MultiMap query) {
        for (Map.Entry<String, String> parameter : query) {
            String name = parameter.getKey();
            if (!PARAMETERS.contains(name)) {
                throw ProblemType.UNKNOWN_PARAMETER.with("This operation has no query parameter of that name.")
                        .parameter(name, "unknown; there are "
                                + PARAMETERS.stream().sorted().collect(Collectors.joining(", ")));
            }
            List<String> values = query.getAll(name);
            if (values.size() > 1) {
                throw invalid(name, "must be given once");
            }
        }
        return new Subscription(
                ListQuery.of(query.get("window"), query.get("section"), query.get("language")),
                limit(query.get("limit")));
    }

    /// Whether a change of that list may be one of what is listened to. A slug may stand for any section whose path ends in it.
    boolean mayConcern(ListKey changed) {
        @Nullable
        String asked = list.section();
        @Nullable
        String section = changed.section();
        return changed.kind() == list.kind() && Objects.equals(changed.language(), list.language())
                && (asked == null
                        ? section == null
                        : section != null && (section.equals(asked) || section.endsWith("/" + asked)));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return 10;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid("limit", "must be a whole number");
        }
        throw invalid("limit", "must be 1 to " + MAX_LIMIT);
    }

    private static ProblemException invalid(String parameter, String rule) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter " + parameter + " " + rule + ".")
                .parameter(parameter, rule);
    }
}
