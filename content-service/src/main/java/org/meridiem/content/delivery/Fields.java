package org.meridiem.content.delivery;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Names that a query parameter picks, separated by commas.
///
/// @param parameter the query parameter
/// @param known     the names that there are, in their order
record Fields(String parameter, SequencedSet<String> known) {

    /// The members of a record.
    static Fields of(String parameter, Class<? extends Record> type) {
        SequencedSet<String> names = new LinkedHashSet<>();
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        return new Fields(parameter, names);
    }

    /// What was picked; empty when nothing was said.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a name that does not exist
    Optional<SequencedSet<String>> picked(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        SequencedSet<String> picked = new LinkedHashSet<>();
        for (String name : value.split(",", -1)) {
            if (!known.contains(name)) {
                throw ProblemType.INVALID_PARAMETER
                        .with("The query parameter " + parameter + " names something that does not exist.")
                        .parameter(parameter, "must be one or more of " + String.join(",", known));
            }
            picked.add(name);
        }
        return Optional.of(picked);
    }

    /// Leaves only what was picked.
    static void keep(ObjectNode object, SequencedSet<String> picked) {
        object.retain(picked);
    }
}
