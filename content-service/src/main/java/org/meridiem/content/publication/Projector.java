package org.meridiem.content.publication;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.body.Block;
import org.meridiem.content.body.BodyRendering;
import org.meridiem.content.body.WordCount;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.events.ArticleCard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Makes what readers get out of a revision, what it shows of the catalogue, and the article's corrections. The same in, the same out.
@ApplicationScoped
class Projector {

    /// The narrowest rendition that fills a card.
    private static final int CARD_WIDTH = 640;

    private final SiteAddresses addresses;
    private final ShownCorrections corrections;

    Projector(SiteAddresses addresses, ShownCorrections corrections) {
        this.addresses = addresses;
        this.corrections = corrections;
    }

    /// @param article already says that it is published, with its new version and dates
    /// @param content  of the revision that becomes public; ready by [Readiness]
    /// @param comments what readers see of them
    Projection project(Article article, ArticleContent content, Catalogue.Shown shown,
            CommentCounts.Shown comments) {
        PublishedArticle.SectionPart section = Objects.requireNonNull(shown.section());
        PublishedArticle published = document(article, content, shown, comments, section,
                article.publishedAt().orElseThrow(),
                article.publicUpdatedAt().orElseThrow());
        byte[] document = DocumentJson.bytes(published);
        String text = BodyRendering.text(Objects.requireNonNull(Objects.requireNonNull(published.body()).blocks()));
        return new Projection(published, document, digest(document), text,
                event(article, published, published.heroImage()), List.of(section.path().split("/")),
                cacheTags(published, section));
    }

    /// What readers get.
    ///
    /// @param comments    what they see of them
    /// @param section     where it is filed, as they see it
    /// @param publishedAt the date that they are shown
    /// @param updatedAt   last public change
    PublishedArticle document(Article article, ArticleContent content, Catalogue.Shown shown,
            CommentCounts.Shown comments, PublishedArticle.SectionPart section, Instant publishedAt,
            Instant updatedAt) {
        URI url = addresses.article(content.slug());
        HeroImage hero = content.heroImage() == null ? null : shown.pictures().get(content.heroImage());
        List<Block> blocks = content.body().stream().map(block -> withPictures(block, shown.pictures())).toList();
        int words = WordCount.of(BodyRendering.text(blocks), content.language());
        int minutes = WordCount.readingTimeMinutes(words);
        List<PublishedArticle.Correction> corrected = corrections.of(article.id());
        var facts = new SearchFacts(addresses, url, content, section, shown, hero, publishedAt, updatedAt, words,
                corrected);
        return new PublishedArticle(article.id(), content.slug(), url, content.kind(), content.language(),
                content.headline(),
                content.shortHeadline(), content.dek(), content.keyTakeaways(),
                new PublishedArticle.Body(blocks, BodyRendering.html(blocks), null), content.faq(), section,
                shown.tags(), shown.authors(),
                hero, minutes, words, publishedAt, updatedAt, corrected, comments.visible(),
                content.commentsOpen() && comments.open(), content.featured(),
                facts.seo(),
                Objects.requireNonNullElseGet(content.custom(), JsonNodeFactory.instance::objectNode),
                article.publicVersion());
    }

    private static ArticleCard event(Article article, PublishedArticle published, @Nullable HeroImage hero) {
        return new ArticleCard(published.id(), published.slug(), published.url(), published.kind(),
                published.language(),
                published.headline(), published.shortHeadline(), published.dek(), published.keyTakeaways(),
                new ArticleCard.SectionRef(published.section().slug(), published.section().name(),
                        published.section().path()),
                published.tags().stream().map(tag -> new ArticleCard.TagRef(tag.slug(), tag.name())).toList(),
                published.authors().stream().map(author -> new ArticleCard.AuthorRef(author.slug(), author.name()))
                        .toList(),
                hero == null || hero.withoutPixels() ? null : cardImage(hero), published.readingTimeMinutes(),
                published.commentCount(),
                published.publishedAt(),
                article.firstPublishedAt().orElseThrow(), published.updatedAt(), published.version());
    }

    private static ArticleCard.Image cardImage(HeroImage hero) {
        String alt = Objects.requireNonNullElse(hero.alt(), "");
        // Narrow ones first, crops last: the first that is wide enough fits.
        return hero.renditions().stream()
                .filter(rendition -> rendition.width() >= CARD_WIDTH)
                .findFirst()
                .map(rendition -> new ArticleCard.Image(hero.id(), rendition.url(), alt, rendition.width(),
                        rendition.height()))
                .orElseGet(() -> new ArticleCard.Image(hero.id(), hero.url(), alt, hero.width(), hero.height()));
    }

    private static List<String> cacheTags(PublishedArticle article, PublishedArticle.SectionPart section) {
        List<String> tags = new ArrayList<>();
        tags.add("article-" + article.id());
        tags.add("section-" + section.slug());
        article.tags().forEach(tag -> tags.add("tag-" + tag.slug()));
        article.authors().forEach(author -> tags.add("author-" + author.slug()));
        return List.copyOf(tags);
    }

    private static Block withPictures(Block block, Map<UUID, HeroImage> pictures) {
        return switch (block) {
            case Block.Image image -> withPicture(image, pictures);
            case Block.Gallery(List<Block.Image> images, String caption) -> new Block.Gallery(
                    images.stream().map(image -> withPicture(image, pictures)).toList(), caption);
            default -> block;
        };
    }

    private static Block.Image withPicture(Block.Image image, Map<UUID, HeroImage> pictures) {
        HeroImage picture = image.media() == null ? null : pictures.get(image.media());
        if (picture == null) {
            return image;
        }
        String alt = image.alt().isEmpty() ? Objects.requireNonNullElse(picture.alt(), "") : image.alt();
        String credit = image.credit() == null ? picture.credit() : image.credit();
        return new Block.Image(image.media(), picture.url().toString(), alt, image.caption(), credit, picture.width(),
                picture.height());
    }

    static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new String(Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(hash, 15)),
                    StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
