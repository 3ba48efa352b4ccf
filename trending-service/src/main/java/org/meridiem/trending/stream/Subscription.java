package org.meridiem.trending.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;

import io.vertx.core.MultiMap;

/// What somebody listens to.
///
/// @param window  how far the list looks back
/// @param section path or slug of a section; empty for the whole site
/// @param limit   how many places
record Subscription(Window window, Optional<String> section, int limit) {

    private static final Set<String> PARAMETERS = Set.of("window", "section", "limit");
    private static final int MAX_LIMIT = 50;
    private static final int MAX_SECTION = 200;

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
        return new Subscription(window(query.get("window")), section(query.get("section")), limit(query.get("limit")));
    }

    /// Whether a change of that list may be one of what is listened to. A slug may stand for any section whose path ends in it.
    boolean mayConcern(ListKey key) {
        return key.kind() == ListKind.of(window) && key.language() == null && section
                .map(asked -> key.section() != null
                        && (key.section().equals(asked) || key.section().endsWith("/" + asked)))
                .orElse(key.section() == null);
    }

    private static Window window(@Nullable String label) {
        if (label == null) {
            return Window.TODAY;
        }
        return Arrays.stream(Window.values()).filter(window -> window.label().equals(label)).findFirst()
                .orElseThrow(() -> invalid("window", "must be one of "
                        + Arrays.stream(Window.values()).map(Window::label).collect(Collectors.joining(", "))));
    }

    private static Optional<String> section(@Nullable String section) {
        if (section != null && (section.isBlank() || section.length() > MAX_SECTION || section.indexOf('\0') >= 0)) {
            throw invalid("section", "must be the slug or the path of a section");
        }
        return Optional.ofNullable(section);
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
