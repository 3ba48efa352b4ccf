package org.meridiem.cluster.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a hero image shows. An article names its motif in its front matter (`motif: ridges`), so that the alternative text beside it can say truly what is to be
/// seen.
enum Motif {
    RIDGES, TURBINES, TIDE, CONTOURS, FIELDS, ORBITS, STARS, SIGNAL, TILES, CIRCUIT, MESH, FLOW, SKYLINE, CARGO, SPINES, HEMICYCLE, COLUMNS;

    private static final List<Motif> WITHOUT_A_SUBJECT = List.of(TILES, MESH, FLOW, SIGNAL, CONTOURS);

    void paint(Canvas canvas) {
        switch (this) {
            case RIDGES -> Landscapes.ridges(canvas);
            case TURBINES -> Landscapes.turbines(canvas);
            case TIDE -> Landscapes.tide(canvas);
            case CONTOURS -> Landscapes.contours(canvas);
            case FIELDS -> Landscapes.fields(canvas);
            case ORBITS -> Heavens.orbits(canvas);
            case STARS -> Heavens.starTrails(canvas);
            case SIGNAL -> Heavens.signal(canvas);
            case TILES -> Patterns.tiles(canvas);
            case CIRCUIT -> Patterns.circuit(canvas);
            case MESH -> Patterns.mesh(canvas);
            case FLOW -> Patterns.flow(canvas);
            case SKYLINE -> Things.skyline(canvas);
            case CARGO -> Things.cargo(canvas);
            case SPINES -> Things.spines(canvas);
            case HEMICYCLE -> Things.hemicycle(canvas);
            case COLUMNS -> Things.columns(canvas);
        }
    }

    /// The motif with this name, in small letters.
    ///
    /// @throws IllegalArgumentException when there is none; the message names those there are
    static Motif named(String name) {
        return Arrays.stream(values()).filter(motif -> motif.label().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no motif is called \"" + name + "\"; there are "
                        + String.join(", ", Arrays.stream(values()).map(Motif::label).toList())));
    }

    /// A motif for a picture that names none: one that goes with every subject, chosen by the seed.
    static Motif forSeed(long seed) {
        return WITHOUT_A_SUBJECT.get((int) Math.floorMod(seed, (long) WITHOUT_A_SUBJECT.size()));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
