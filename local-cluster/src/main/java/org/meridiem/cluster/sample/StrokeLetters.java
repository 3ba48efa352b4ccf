package org.meridiem.cluster.sample;

import java.awt.geom.Path2D;
import java.util.StringTokenizer;

/// The capital letters as strokes of a round pen.
///
/// A machine without a screen often has no fonts either, and Java then refuses to draw text. These twenty-six paths need none
/// and look the same everywhere.
final class StrokeLetters {

    /// The height of every letter, in pixels; the paths start at the top left.
    static final double HEIGHT = 170;

    /// Letters A to Z on a grid 100 high: M = move, L = line, C = curve.
    private static final String[] PATHS = {"M 0 100 L 40 0 L 80 100 M 15 64 L 65 64",
            "M 0 0 L 0 100 L 38 100 C 76 100 76 47 38 47 L 0 47 M 38 47 C 68 47 68 0 36 0 L 0 0",
            "M 84 22 C 60 -14 0 -6 0 50 C 0 106 60 114 84 78", "M 0 0 L 0 100 L 30 100 C 96 100 96 0 30 0 L 0 0",
            "M 60 0 L 0 0 L 0 100 L 60 100 M 0 48 L 50 48", "M 60 0 L 0 0 L 0 100 M 0 48 L 50 48",
            "M 84 22 C 60 -14 0 -6 0 50 C 0 106 62 114 86 78 L 86 54 L 54 54",
            "M 0 0 L 0 100 M 74 0 L 74 100 M 0 48 L 74 48", "M 0 0 L 0 100",
            "M 50 0 L 50 68 C 50 110 0 110 0 72", "M 0 0 L 0 100 M 66 0 L 0 58 M 24 38 L 70 100",
            "M 0 0 L 0 100 L 58 100", "M 0 100 L 8 0 L 48 78 L 88 0 L 96 100", "M 0 100 L 0 0 L 74 100 L 74 0",
            "M 46 0 C -15 0 -15 100 46 100 C 107 100 107 0 46 0", "M 0 100 L 0 0 L 36 0 C 80 0 80 56 36 56 L 0 56",
            "M 46 0 C -15 0 -15 100 46 100 C 107 100 107 0 46 0 M 58 72 L 92 106",
            "M 0 100 L 0 0 L 36 0 C 78 0 78 54 36 54 L 0 54 M 36 54 L 70 100",
            "M 66 16 C 50 -8 2 -6 2 25 C 2 58 72 40 70 74 C 68 108 14 106 0 82", "M 0 0 L 80 0 M 40 0 L 40 100",
            "M 0 0 L 0 64 C 0 112 74 112 74 64 L 74 0", "M 0 0 L 40 100 L 80 0",
            "M 0 0 L 26 100 L 54 14 L 82 100 L 108 0", "M 0 0 L 74 100 M 74 0 L 0 100",
            "M 0 0 L 38 50 L 76 0 M 38 50 L 38 100", "M 0 0 L 72 0 L 0 100 L 74 100"};

    private StrokeLetters() {
    }

    /// The path of a letter from A to Z.
    static Path2D of(char letter) {
        if (letter < 'A' || letter > 'Z') {
            throw new IllegalArgumentException("no capital letter: " + letter);
        }
        double scale = HEIGHT / 100;
        Path2D path = new Path2D.Double();
        StringTokenizer tokens = new StringTokenizer(PATHS[letter - 'A']);
        while (tokens.hasMoreTokens()) {
            switch (tokens.nextToken()) {
                case "M" -> path.moveTo(next(tokens) * scale, next(tokens) * scale);
                case "L" -> path.lineTo(next(tokens) * scale, next(tokens) * scale);
                case "C" -> path.curveTo(next(tokens) * scale, next(tokens) * scale, next(tokens) * scale,
                        next(tokens) * scale, next(tokens) * scale, next(tokens) * scale);
                default -> throw new IllegalStateException("the path of " + letter + " is broken");
            }
        }
        return path;
    }

    private static double next(StringTokenizer tokens) {
        return Double.parseDouble(tokens.nextToken());
    }
}
