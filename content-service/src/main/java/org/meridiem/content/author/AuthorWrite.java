package org.meridiem.content.author;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.editing.WebAddress;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;

/// What a colleague may write of an author.
///
/// @param name   as the byline shows it
/// @param slug   its address; made out of the name when a new author comes without one, kept when a change comes without one
/// @param kind   person unless said otherwise
/// @param role   what they do
/// @param bio    a few sentences
/// @param avatar the picture
/// @param sameAs pages elsewhere about the same author
/// @param members persons of a team
/// @param formerSlugs other slugs that lead to it; kept when absent
@Schema(description = "What may be written of an author or a team")
record AuthorWrite(
        @Schema(description = "As the byline shows it", examples = "The Meridiem Team") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "Its address. A new author without one gets one made out of the name; a change without one keeps it.", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "the-meridiem-team") @Nullable @Slug String slug,
        @Schema(description = "`person` unless said otherwise") @Nullable AuthorKind kind,
        @Schema(description = "What they do", examples = "Senior reporter") @Nullable @Size(max = 120) @PlainText String role,
        @Schema(description = "A few sentences, plain text") @Nullable @Size(max = 4000) @PlainText(lines = true) String bio,
        @Schema(description = "A picture of the media library") @Nullable @Valid Picture avatar,
        @Schema(description = "Pages elsewhere about the same author", examples = "[\"https://social.example/@ana\"]") @Nullable @Size(max = 20) @UniqueElements List<@NotNull @WebAddress @Size(max = 500) String> sameAs,
        @Schema(description = "Slugs of the persons of a team, in the order in which readers see them; a person has none") @Nullable @Size(max = 200) @UniqueElements List<@NotNull @Slug String> members,
        @Schema(description = "Other slugs that lead to it: former ones and those of authors who were merged into it. Absent keeps them as they are; one that is left out becomes free for others.") @Nullable @Size(max = 1000) @UniqueElements List<@NotNull @Slug String> formerSlugs) {

    /// A picture of the media library.
    ///
    /// @param id its media id
    @Schema(name = "PictureReference", description = "A picture of the media library")
    record Picture(@NotNull UUID id) {
    }

    /// What there is, as a client would write it.
    ///
    /// @param members slugs of the persons of a team
    static AuthorWrite of(Author author, List<String> members) {
        return new AuthorWrite(author.name(), author.slug(), author.kind(), author.role(), author.bio(),
                author.avatar() == null ? null : new Picture(author.avatar()), author.sameAs(), members, null);
    }

    AuthorWrite withFormerSlugs(@Nullable List<String> others) {
        return new AuthorWrite(name, slug, kind, role, bio, avatar, sameAs, members, others);
    }

    String tidyName() {
        return Texts.tidyOrEmpty(name);
    }

    List<String> sameAsOrNone() {
        return sameAs == null ? List.of() : List.copyOf(sameAs);
    }

    List<String> membersOrNone() {
        return members == null ? List.of() : members;
    }

    AuthorKind kindOrPerson() {
        return kind == null ? AuthorKind.PERSON : kind;
    }

    String tidyRole() {
        return Texts.tidyOrEmpty(role);
    }

    String tidyBio() {
        return Texts.tidyOrEmpty(bio);
    }

    @Nullable
    UUID avatarId() {
        return avatar == null ? null : avatar.id();
    }
}
