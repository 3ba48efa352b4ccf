package org.meridiem.content.editing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

/// A list in the order of names, cut by keyset, optionally narrowed to names or slugs that contain a text.
///
/// For entities with the members `id`, `name` and `slug`. No part of the user's text ever becomes part of a query's text.
///
/// @param q     what the name or slug must contain, in any case
/// @param after the last item of the page before
public record NameSearch(@Nullable String q, @Nullable Position after) {

    /// Where a page ended.
    ///
    /// @param name name of its last item
    /// @param id   id of its last item, which orders equal names
    public record Position(String name, UUID id) {

        /// As a cursor keeps it.
        public List<String> values() {
            return List.of(name, id.toString());
        }

        /// Out of a cursor.
        ///
        /// @throws org.meridiem.kit.problem.ProblemException 400 for a cursor of another shape
        public static Position of(List<String> values) {
            if (values.size() != 2) {
                throw ProblemType.INVALID_PARAMETER.with("The cursor is not one of this list.").parameter("cursor",
                        "not a cursor of this list");
            }
            return new Position(values.get(0), UUID.fromString(values.get(1)));
        }
    }

    /// The condition in HQL with its order; names of entities and parameters only.
    public String conditionAndOrder() {
        return condition() + " order by lower(name), id";
    }

    /// The condition in HQL.
    public String condition() {
        String condition = "where 1 = 1";
        if (q != null) {
            condition += " and (lower(name) like lower(:q) escape '!' or slug like lower(:q) escape '!')";
        }
        if (after != null) {
            condition += " and (lower(name) > lower(:afterName) or (lower(name) = lower(:afterName) and id > :afterId))";
        }
        return condition;
    }

    /// The values of the condition's parameters.
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (q != null) {
            parameters.put("q", "%" + q.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        }
        if (after != null) {
            parameters.put("afterName", after.name());
            parameters.put("afterId", after.id());
        }
        return parameters;
    }
}
