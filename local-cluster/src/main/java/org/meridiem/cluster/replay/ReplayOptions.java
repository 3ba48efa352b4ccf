package org.meridiem.cluster.replay;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// What is played back, and how.
///
/// @param file   the recording
/// @param speed  seconds of the recording in one second; 0 for as fast as possible
/// @param part   which part of the views is sent, 0 to 1
/// @param madeUp whether pages that are no article here get ids of their own
record ReplayOptions(Path file, double speed, double part, boolean madeUp) {

    static final String USAGE = "./meridiem replay FILE [--speed 60|max] [--part 1.0] [--ids slug|made-up]";

    /// @throws IllegalArgumentException that tells the usage
    static ReplayOptions of(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw usage();
        }
        double speed = 60;
        double part = 1;
        boolean madeUp = false;
        Iterator<String> rest = arguments.subList(1, arguments.size()).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw usage();
            }
            String value = rest.next();
            switch (option) {
                case "--speed" -> speed = value.equals("max") ? 0 : positive(value);
                case "--part" -> part = positive(value);
                case "--ids" -> madeUp = switch (value) {
                    case "slug" -> false;
                    case "made-up" -> true;
                    default -> throw usage();
                };
                default -> throw usage();
            }
        }
        return new ReplayOptions(Path.of(arguments.getFirst()), speed, part, madeUp);
    }

    private static double positive(String text) {
        try {
            double number = Double.parseDouble(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw usage();
        }
        throw usage();
    }

    private static IllegalArgumentException usage() {
        return new IllegalArgumentException(USAGE);
    }
}
