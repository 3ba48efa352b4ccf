package org.meridiem.cluster.sample;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What a hero image shows. An article names its motif in its front matter (`motif: ridges`), so that the alternative text
/// beside it can say truly what is to be seen.
enum Motif {
    RIDGES(Landscapes::ridges), TURBINES(Landscapes::turbines), TIDE(Landscapes::tide), CONTOURS(
            Landscapes::contours), FIELDS(Landscapes::fields), ORBITS(Heavens::orbits), STARS(
                    Heavens::starTrails), SIGNAL(Heavens::signal), TILES(Patterns::tiles), CIRCUIT(
                            Patterns::circuit), MESH(Patterns::mesh), FLOW(Patterns::flow), SKYLINE(
                                    Things::skyline), CARGO(Things::cargo), SPINES(
                                            Things::spines), HEMICYCLE(Things::hemicycle), COLUMNS(Things::columns);

    private final Consumer<Canvas> painter;

    Motif(Consumer<Canvas> painter) {
        this.painter = painter;
    }

    void paint(Canvas canvas) {
        painter.accept(canvas);
    }

    /// The motif with this name, in small letters.
    ///
    /// @throws IllegalArgumentException when there is none; the message names those there are
    static Motif named(String name) {
        for (Motif motif : values()) {
            if (motif.name().toLowerCase(Locale.ROOT).equals(name)) {
                return motif;
            }
        }
        throw new IllegalArgumentException("no motif is called \"" + name + "\"; there are "
                + String.join(", ", List.of(values()).stream().map(m -> m.name().toLowerCase(Locale.ROOT)).toList()));
    }

    /// A motif for a picture that names none: one that goes with every subject, chosen by the seed.
    static Motif forSeed(long seed) {
        List<Motif> neutral = List.of(TILES, MESH, FLOW, SIGNAL, CONTOURS);
        return neutral.get((int) Math.floorMod(seed, (long) neutral.size()));
    }
}
