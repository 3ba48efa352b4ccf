package org.meridiem.trending.levers;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/// What an editor may replace of a lever. What it does and what it is about stays: that would be another one.
///
/// @param list  path of the section whose lists it changes; none for all
/// @param place of a pinned article; the first when left out
record LeverChange(
        @Nullable @Size(max = 200) @Pattern(regexp = LeverWrite.PATH, message = LeverWrite.NO_PATH) String list,
        @Nullable @Min(1) @Max(50) Integer place, @NotNull Instant until,
        @NotBlank @Size(max = 500) String reason) {
}
