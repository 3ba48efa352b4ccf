package org.meridiem.content.author;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.media.HeroImage;

/// An author as readers see one.
///
/// @param slug         its address
/// @param name         as the byline shows it
/// @param kind         person or team
/// @param role         what they do, may be empty
/// @param bio          a few sentences, plain text, may be empty
/// @param avatar       the picture
/// @param articleCount published articles that carry the name
@Schema(name = "Author", description = "An author or a team as readers see it", requiredProperties = { "slug", "name", "kind", "role", "bio", "articleCount" })
record PublicAuthor(@Schema(examples = "the-meridiem-team") String slug, @Schema(examples = "The Meridiem Team") String name, AuthorKind kind,
        @Schema(description = "What they do", examples = "Senior reporter") String role,
        @Schema(description = "A few sentences, plain text") String bio, @Nullable HeroImage avatar,
        @Schema(description = "Published articles that carry the name", examples = "12") long articleCount) {

    static PublicAuthor of(Author author, @Nullable HeroImage avatar, long articleCount) {
        return new PublicAuthor(author.slug(), author.name(), author.kind(), author.role(), author.bio(), avatar, articleCount);
    }
}
