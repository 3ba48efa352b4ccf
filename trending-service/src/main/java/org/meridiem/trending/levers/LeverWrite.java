package org.meridiem.trending.levers;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingLever.Action;

/// A new lever, as an editor sends it.
///
/// @param section path of the section to exclude
/// @param list    path of the section whose lists it changes; none for all
/// @param place   of a pinned article; the first when left out
record LeverWrite(@NotNull Action action, @Nullable UUID article,
        @Nullable @Size(max = 200) @Pattern(regexp = LeverWrite.PATH, message = LeverWrite.NO_PATH) String section,
        @Nullable @Size(max = 200) @Pattern(regexp = LeverWrite.PATH, message = LeverWrite.NO_PATH) String list,
        @Nullable @Min(1) @Max(50) Integer place, @NotNull Instant until,
        @NotBlank @Size(max = 500) String reason) {

    static final String PATH = "[^/\\s]+(/[^/\\s]+)*";
    static final String NO_PATH = "must be the path of a section, such as world/europe";
}
