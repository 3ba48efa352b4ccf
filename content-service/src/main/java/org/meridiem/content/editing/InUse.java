package org.meridiem.content.editing;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Refuses to delete what others refer to, and says what they are.
public final class InUse {

    private InUse() {
    }

    /// Lets the deletion go on only when nothing refers to it.
    ///
    /// @param uses number of references by kind, such as `articles`
    /// @throws ProblemException 409 with `count` and `uses`
    public static void refuse(Map<String, Long> uses) {
        SequencedMap<String, Long> present = new TreeMap<>(uses);
        present.values().removeIf(count -> count == 0);
        if (!present.isEmpty()) {
            throw ProblemType.IN_USE
                    .with("In use by " + present.entrySet().stream().map(use -> use.getValue() + " " + use.getKey())
                            .collect(Collectors.joining(", ")) + ". Remove it from there first.")
                    .and("count", present.values().stream().mapToLong(Long::longValue).sum())
                    .and("uses", present);
        }
    }

    /// The answer when a reference came into being while the deletion was on its way.
    public static ProblemException justNow() {
        return ProblemType.IN_USE.with("Something began to refer to it just now.");
    }
}
