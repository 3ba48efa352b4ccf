package org.meridiem.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What follows the name of a benchmark: `--name value`, in any order, each once.
final class Options {

    private final Map<String, String> given = new HashMap<>();
    private final String usage;

    /// @param usage what a caller is told who gets it wrong
    /// @param known names, with their hyphens
    /// @throws IllegalArgumentException that tells the usage, here and below
    Options(List<String> arguments, String usage, Set<String> known) {
        this.usage = usage;
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!known.contains(arguments.get(i)) || i + 1 == arguments.size()
                    || given.put(arguments.get(i), arguments.get(i + 1)) != null) {
                throw wrong();
            }
        }
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    /// A whole number, one at least.
    int number(String name, int otherwise) {
        return given.containsKey(name) ? number(given.get(name), 1, name) : otherwise;
    }

    /// Whole numbers with commas between.
    ///
    /// @param least what each is at least
    List<Integer> numbers(String name, List<Integer> otherwise, int least) {
        return given.containsKey(name)
                ? Arrays.stream(given.get(name).split(",")).map(one -> number(one, least, name)).toList()
                : otherwise;
    }

    /// The same, the smallest first, none twice.
    List<Integer> ascending(String name, List<Integer> otherwise, int least) {
        List<Integer> numbers = numbers(name, otherwise, least);
        if (!numbers.equals(numbers.stream().sorted().distinct().toList())) {
            throw wrong();
        }
        return numbers;
    }

    IllegalArgumentException wrong() {
        return new IllegalArgumentException(usage);
    }

    private int number(String text, int least, String name) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(usage + " (" + name + " " + text + ")", e);
        }
        throw wrong();
    }
}
