package org.meridiem.cluster.sample;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/// The colours of a part of the paper: a sky to paint on, a deep tone for what lies in front, and accents.
///
/// A child section paints in its parent's colours, so that a reader sees at once which part of the paper a card is from.
record Palette(Color skyTop, Color skyBottom, Color deep, List<Color> accents) {

    private static final Palette TECHNOLOGY = of("#16213e", "#3b3f7a", "#0d1326", "#7f8cff", "#4fd1c5", "#f6ad7b",
            "#e9ecff");
    private static final Palette SCIENCE = of("#12263a", "#2d5f73", "#0a1722", "#f4d58d", "#6fb3b8", "#c2edce",
            "#f2f7f5");
    private static final Palette CLIMATE = of("#f7e8cf", "#f2b78c", "#1f4238", "#3f7d62", "#7fb08a", "#e2794e",
            "#fff6e6");
    private static final Palette BUSINESS = of("#f3ece0", "#d9c9ae", "#20323f", "#c8553d", "#3f6c7a", "#e0a458",
            "#fffaf0");
    private static final Palette CULTURE = of("#43203f", "#a23e54", "#240f26", "#ffb26b", "#f25f5c", "#ffe0b5",
            "#6d4c8d");
    private static final Palette POLITICS = of("#e9edf2", "#b9c7d8", "#1d2f4f", "#b23a48", "#3d6098", "#d9a441",
            "#fbfcfe");

    /// The palette of a top section; anything unknown is painted like technology.
    static Palette ofTopSection(String slug) {
        return switch (slug.toLowerCase(Locale.ROOT)) {
            case "science" -> SCIENCE;
            case "climate" -> CLIMATE;
            case "business" -> BUSINESS;
            case "culture" -> CULTURE;
            case "politics" -> POLITICS;
            default -> TECHNOLOGY;
        };
    }

    Color accent(int index) {
        return accents.get(Math.floorMod(index, accents.size()));
    }

    /// The colour of sun and moon: warm upon any sky.
    Color sun() {
        return accent(equals(TECHNOLOGY) || light() ? 2 : 0);
    }

    /// Whether the sky is light, so that lines upon it must be dark.
    boolean light() {
        return skyTop.getRed() * 3 + skyTop.getGreen() * 6 + skyTop.getBlue() > 1280;
    }

    /// A colour that can be told from the sky.
    Color ink() {
        return light() ? deep : accents.getLast();
    }

    /// The sky's colour at a height, 0 at the top and 1 at the bottom.
    Color sky(double height) {
        return mix(skyTop, skyBottom, height);
    }

    /// From `a` (share 0) to `b` (share 1).
    static Color mix(Color a, Color b, double share) {
        double s = Math.clamp(share, 0, 1);
        return new Color(between(a.getRed(), b.getRed(), s), between(a.getGreen(), b.getGreen(), s),
                between(a.getBlue(), b.getBlue(), s));
    }

    /// The same colour, seen through; opacity from 0 to 1.
    static Color veil(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(),
                (int) Math.round(255 * Math.clamp(opacity, 0, 1)));
    }

    private static int between(int a, int b, double share) {
        return (int) Math.round(a + (b - a) * share);
    }

    private static Palette of(String skyTop, String skyBottom, String deep, String... accents) {
        return new Palette(Color.decode(skyTop), Color.decode(skyBottom), Color.decode(deep),
                List.of(accents).stream().map(Color::decode).toList());
    }
}
