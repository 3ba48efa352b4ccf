package org.meridiem.content.article;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which picture is the main one.
///
/// @param id in the media library
@Schema(name = "HeroImageReference", description = "Which picture of the media library is the main one.")
public record HeroImageReference(@NotNull UUID id) {
}
