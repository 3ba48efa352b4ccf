package org.meridiem.content.author;

import java.util.List;

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
/// @param sameAs       pages elsewhere about the same author
/// @param members      the persons of a team, in its order
/// @param teams        the teams of a person, by name
/// @param articleCount published articles that carry the name
@Schema(name = "Author", description = "An author or a team as readers see it", requiredProperties = {"slug", "name",
        "kind", "role", "bio", "sameAs", "members", "teams",
        "articleCount"})
record PublicAuthor(@Schema(examples = "the-meridiem-team") String slug,
        @Schema(examples = "The Meridiem Team") String name, AuthorKind kind,
        @Schema(description = "What they do", examples = "Senior reporter") String role,
        @Schema(description = "A few sentences, plain text") String bio, @Nullable HeroImage avatar,
        @Schema(description = "Pages elsewhere about the same author") List<String> sameAs,
        @Schema(description = "The persons of a team, in its order") List<AuthorReference> members,
        @Schema(description = "The teams of a person, by name") List<AuthorReference> teams,
        @Schema(description = "Published articles that carry the name", examples = "12") long articleCount) {

    static PublicAuthor of(Author author, @Nullable HeroImage avatar, List<AuthorReference> members,
            List<AuthorReference> teams, long articleCount) {
        return new PublicAuthor(author.slug(), author.name(), author.kind(), author.role(), author.bio(), avatar,
                author.sameAs(), members, teams, articleCount);
    }
}
