package org.meridiem.content.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.author.Authors;
import org.meridiem.content.body.Block;
import org.meridiem.content.body.BodyReader;
import org.meridiem.content.body.InvalidBodyException;
import org.meridiem.content.contenttype.ContentTypes;
import org.meridiem.content.editing.Texts;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.section.Section;
import org.meridiem.content.section.Sections;
import org.meridiem.content.tag.Tags;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Turns what a client wrote into content that may be stored: texts tidied, body converted and cleaned, references resolved.
@ApplicationScoped
class ArticleIntake {

    private final Sections sections;
    private final Tags tags;
    private final Authors authors;
    private final MediaLibrary media;
    private final ContentTypes types;

    ArticleIntake(Sections sections, Tags tags, Authors authors, MediaLibrary media, ContentTypes types) {
        this.types = types;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.media = media;
    }

    /// @param write valid by its constraints
    /// @param slug  the one that the article will have
    /// @throws ProblemException 400 for a body or custom members that cannot be accepted, 422 for references to what does not exist
    ArticleContent read(ArticleWrite write, String slug) {
        if (write.custom() != null) {
            CustomMembers.check(write.custom());
        }
        String kind = Objects.requireNonNullElse(write.kind(), "article");
        types.check(kind, write.custom());
        List<Block> body = body(write);
        var unresolved = new Unresolved();
        Reference section = section(write.section(), unresolved);
        List<Reference> tagged = tags(orEmpty(write.tags()), unresolved);
        List<Reference> byline = authors(orEmpty(write.authors()), unresolved);
        UUID hero = write.heroImage() == null ? null : write.heroImage().id();
        if (hero != null && media.image(hero).isEmpty()) {
            unresolved.add("/heroImage/id", "there is no such picture in the media library");
        }
        pictures(body, unresolved);
        unresolved.refuse();
        return new ArticleContent(Texts.tidyOrEmpty(write.headline()), Texts.tidyOrNull(write.shortHeadline()), slug,
                Texts.tidyOrEmpty(write.dek()), orEmpty(write.keyTakeaways()).stream().map(Texts::tidyOrEmpty).toList(),
                body,
                orEmpty(write.faq()).stream()
                        .map(entry -> new FaqEntry(Texts.tidyOrEmpty(entry.question()),
                                Texts.tidyOrEmpty(entry.answer())))
                        .toList(),
                section, tagged, byline, hero, kind,
                language(write.language()),
                !Boolean.FALSE.equals(write.commentsOpen()), write.commentModeration(),
                Boolean.TRUE.equals(write.featured()), write.seo(),
                write.custom());
    }

    private static List<Block> body(ArticleWrite write) {
        try {
            return write.body() == null ? List.of() : BodyReader.read(write.body());
        } catch (InvalidBodyException e) {
            throw ProblemType.INVALID_INPUT.with("The body cannot be accepted.").at("/body" + e.pointer(), e.detail());
        }
    }

    private @Nullable Reference section(@Nullable String slug, Unresolved unresolved) {
        if (slug == null) {
            return null;
        }
        Section found = sections.bySlug(slug).orElse(null);
        if (found == null) {
            unresolved.add("/section", "there is no section " + slug);
            return null;
        }
        return new Reference(found.id(), found.slug());
    }

    private List<Reference> tags(List<String> slugs, Unresolved unresolved) {
        Map<String, Reference> found = new HashMap<>();
        tags.bySlugs(slugs).forEach((slug, tag) -> found.put(slug, new Reference(tag.id(), tag.slug())));
        return resolved(slugs, found, "/tags/", "tag", unresolved);
    }

    private List<Reference> authors(List<String> slugs, Unresolved unresolved) {
        Map<String, Reference> found = new HashMap<>();
        authors.bySlugs(slugs).forEach((slug, author) -> found.put(slug, new Reference(author.id(), author.slug())));
        return resolved(slugs, found, "/authors/", "author", unresolved);
    }

    private static List<Reference> resolved(List<String> slugs, Map<String, Reference> found, String pointer,
            String what,
            Unresolved unresolved) {
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < slugs.size(); i++) {
            Reference reference = found.get(slugs.get(i));
            if (reference == null) {
                unresolved.add(pointer + i, "there is no " + what + " " + slugs.get(i));
            } else if (!references.contains(reference)) {
                // Two slugs may lead to the same one.
                references.add(reference);
            }
        }
        return references;
    }

    private void pictures(List<Block> body, Unresolved unresolved) {
        for (int i = 0; i < body.size(); i++) {
            String at = "/body/blocks/" + i;
            if (body.get(i) instanceof Block.Image image) {
                picture(image, at, unresolved);
            } else if (body.get(i) instanceof Block.Gallery gallery) {
                for (int j = 0; j < gallery.images().size(); j++) {
                    picture(gallery.images().get(j), at + "/images/" + j, unresolved);
                }
            }
        }
    }

    private void picture(Block.Image image, String at, Unresolved unresolved) {
        if (image.media() != null && media.image(image.media()).isEmpty()) {
            unresolved.add(at + "/media", "there is no such picture in the media library");
        }
    }

    private static String language(@Nullable String tag) {
        if (tag == null) {
            return "en";
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (java.util.IllformedLocaleException e) {
            throw ProblemType.INVALID_INPUT.with("The language is not a BCP 47 tag.").at("/language",
                    "must be a BCP 47 tag such as en-GB");
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /// Gathers what is missing, so that a client learns of all at once.
    private static final class Unresolved {

        private @Nullable ProblemException problem;

        void add(String pointer, String detail) {
            if (problem == null) {
                problem = ProblemType.UNRESOLVED_REFERENCE.with("The article refers to something that does not exist.");
            }
            problem.at(pointer, detail);
        }

        void refuse() {
            if (problem != null) {
                throw problem;
            }
        }
    }
}
