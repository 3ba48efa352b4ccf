package org.meridiem.content.article;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.body.BodySource;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.slug.Slug;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a client may write of an article.
///
/// A draft needs a headline only; section, body and an author are needed to publish.
///
/// @param headline      plain text
/// @param shortHeadline plain text
/// @param slug          made out of the headline when absent at creation; kept when absent later
/// @param dek           plain text
/// @param keyTakeaways  plain text each
/// @param body          one of its forms
/// @param faq           questions that people ask
/// @param section       slug
/// @param tags          slugs
/// @param authors       slugs, in the byline's order
/// @param heroImage     the main picture
/// @param kind          `article` when absent
/// @param language      BCP 47 tag, `en` when absent
/// @param commentsOpen  true when absent
/// @param commentModeration as the site has it when absent
/// @param featured      false when absent
/// @param seo           overrides
/// @param custom        members of the site's own, passed through
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ArticleWrite", description = "What a client may write of an article. A draft needs a headline only; section, body and an author are needed to publish.", examples = """
        {"headline": "Tea prices fall", "dek": "A good harvest reaches the shops.", "keyTakeaways": ["Prices fell by a tenth"], \
        "body": {"markdown": "The harvest was **good**.\\n\\n## What now\\n\\nPrices fall."}, \
        "faq": [{"question": "Why?", "answer": "The harvest was good."}], "section": "business", "tags": ["tea"], "authors": ["ana-lima"]}""")
public record ArticleWrite(
        @NotBlank @Size(max = 300) @PlainText @Schema(description = "Plain text.", examples = "Tea prices fall") String headline,
        @Nullable @Size(max = 120) @PlainText @Schema(description = "Plain text, for narrow places.") String shortHeadline,
        @Nullable @Slug @Schema(description = "Last part of the address. Made out of the headline when absent at creation, kept when absent later.", examples = "tea-prices-fall") String slug,
        @Nullable @Size(max = 1_000) @PlainText(lines = true) @Schema(description = "Plain text under the headline.") String dek,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 500) @PlainText String> keyTakeaways,
        @Nullable BodySource body,
        @Nullable @Size(max = 50) List<@NotNull @Valid FaqEntry> faq,
        @Nullable @Slug @Schema(description = "Slug of the section.", examples = "business") String section,
        @Nullable @Size(max = 50) @UniqueElements @Schema(description = "Slugs.") List<@NotNull @Slug String> tags,
        @Nullable @Size(max = 20) @UniqueElements @Schema(description = "Slugs, in the byline's order.") List<@NotNull @Slug String> authors,
        @Nullable @Valid HeroImageReference heroImage,
        @Nullable @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") @Schema(defaultValue = "article", examples = "analysis") String kind,
        @Nullable @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}") @Schema(description = "BCP 47 tag.", defaultValue = "en", examples = "en-GB") String language,
        @Nullable @Schema(defaultValue = "true") Boolean commentsOpen,
        @Nullable @Schema(description = "Whether comments wait for a moderator (`pre`) or are looked at later (`post`); as the site has it when absent. Readers are not told.") CommentModeration commentModeration,
        @Nullable @Schema(description = "Whether it is to stand out in lists.", defaultValue = "false") Boolean featured,
        @Nullable @Valid SeoOverrides seo,
        @Nullable @Schema(type = SchemaType.OBJECT, description = "Members of the site's own, passed through to readers.") ObjectNode custom) {

    /// The same with other tags.
    public ArticleWrite withTags(List<String> others) {
        return new ArticleWrite(headline, shortHeadline, slug, dek, keyTakeaways, body, faq, section, others, authors,
                heroImage, kind, language, commentsOpen, commentModeration, featured, seo, custom);
    }

    /// The same in another section.
    public ArticleWrite withSection(String other) {
        return new ArticleWrite(headline, shortHeadline, slug, dek, keyTakeaways, body, faq, other, tags, authors,
                heroImage, kind, language, commentsOpen, commentModeration, featured, seo, custom);
    }

    /// What a client would have to write to make the content that there is, with references by their present slugs.
    static ArticleWrite of(ArticleContent content, ArticleSlugs slugs) {
        return new ArticleWrite(content.headline(), content.shortHeadline(), content.slug(), content.dek(),
                content.keyTakeaways(),
                BodySource.of(content.body()), content.faq(), slugs.section(content), slugs.tags(content),
                slugs.authors(content),
                content.heroImage() == null ? null : new HeroImageReference(content.heroImage()), content.kind(),
                content.language(),
                content.commentsOpen(), content.commentModeration(), content.featured(), content.seo(),
                content.custom());
    }
}
