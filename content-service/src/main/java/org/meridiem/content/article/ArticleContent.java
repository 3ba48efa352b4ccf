package org.meridiem.content.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.body.Block;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// All that an editor can set of an article: one revision's worth. Stored as JSON (see [ContentJson]); new members must be optional there.
///
/// @param headline      plain text
/// @param shortHeadline plain text, for narrow places
/// @param slug          last part of the address
/// @param dek           plain text under the headline, may be empty
/// @param keyTakeaways  plain text each
/// @param body          cleaned blocks
/// @param faq           questions that people ask
/// @param section       where it is filed; needed to publish
/// @param tags          what it is about
/// @param authors       byline, in order; needed to publish
/// @param heroImage     id of the main picture in the media library
/// @param kind          such as `article`, `analysis`
/// @param language      BCP 47 tag
/// @param commentsOpen  whether readers may comment
/// @param commentModeration when comments are looked at; null as the site has it
/// @param featured      whether it is to stand out in lists
/// @param seo           overrides
/// @param custom        members of the site's own
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleContent(String headline, @Nullable String shortHeadline, String slug, String dek,
        List<String> keyTakeaways,
        List<Block> body, List<FaqEntry> faq, @Nullable Reference section, List<Reference> tags,
        List<Reference> authors,
        @Nullable UUID heroImage, String kind, String language, boolean commentsOpen,
        @Nullable CommentModeration commentModeration, boolean featured,
        @Nullable SeoOverrides seo,
        @Nullable ObjectNode custom) {

    /// Copies the lists; a list that an older form did not have is empty.
    public ArticleContent {
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(slug, "slug");
        keyTakeaways = orEmpty(keyTakeaways);
        body = orEmpty(body);
        faq = orEmpty(faq);
        tags = orEmpty(tags);
        authors = orEmpty(authors);
    }

    /// The same with another slug.
    public ArticleContent withSlug(String other) {
        return new ArticleContent(headline, shortHeadline, other, dek, keyTakeaways, body, faq, section, tags, authors,
                heroImage, kind,
                language, commentsOpen, commentModeration, featured, seo, custom);
    }

    /// Every picture of the library that it shows, the main one first.
    public List<UUID> media() {
        List<UUID> media = new ArrayList<>();
        Optional.ofNullable(heroImage).ifPresent(media::add);
        for (Block block : body) {
            if (block instanceof Block.Image image) {
                Optional.ofNullable(image.media()).ifPresent(media::add);
            } else if (block instanceof Block.Gallery gallery) {
                gallery.images().stream().map(Block.Image::media).filter(Objects::nonNull).forEach(media::add);
            }
        }
        return media.stream().distinct().toList();
    }

    /// Names of the members that differ, as the API calls them.
    public List<String> differences(ArticleContent other) {
        List<String> names = new ArrayList<>();
        compare(names, "headline", headline, other.headline);
        compare(names, "shortHeadline", shortHeadline, other.shortHeadline);
        compare(names, "slug", slug, other.slug);
        compare(names, "dek", dek, other.dek);
        compare(names, "keyTakeaways", keyTakeaways, other.keyTakeaways);
        compare(names, "body", body, other.body);
        compare(names, "faq", faq, other.faq);
        compare(names, "section", section, other.section);
        compare(names, "tags", tags, other.tags);
        compare(names, "authors", authors, other.authors);
        compare(names, "heroImage", heroImage, other.heroImage);
        compare(names, "kind", kind, other.kind);
        compare(names, "language", language, other.language);
        compare(names, "commentsOpen", commentsOpen, other.commentsOpen);
        compare(names, "commentModeration", commentModeration, other.commentModeration);
        compare(names, "featured", featured, other.featured);
        compare(names, "seo", seo, other.seo);
        compare(names, "custom", custom, other.custom);
        return names;
    }

    private static void compare(List<String> names, String name, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            names.add(name);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
