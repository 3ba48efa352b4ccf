package org.meridiem.content.article;

import java.util.UUID;

/// What a revision refers to. The id counts; the slug is the one that the editor used, kept so that an old revision stays readable.
///
/// @param id   of the section, tag or author
/// @param slug at the time of the save
public record Reference(UUID id, String slug) {
}
