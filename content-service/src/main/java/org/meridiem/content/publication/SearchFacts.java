package org.meridiem.content.publication;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.SeoOverrides;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.site.SiteAddresses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What search engines and link previews are told: title and description, Open Graph, schema.org NewsArticle.
///
/// @param addresses   of the site
/// @param url         the readers' address
/// @param content     of the public revision
/// @param section     where it is filed
/// @param shown       what it shows of the catalogue
/// @param hero        the main picture
/// @param publishedAt the date shown to readers
/// @param updatedAt   last public change
/// @param words       of the body
/// @param corrections newest first
record SearchFacts(SiteAddresses addresses, URI url, ArticleContent content, PublishedArticle.SectionPart section,
        Catalogue.Shown shown,
        @Nullable HeroImage hero, Instant publishedAt, Instant updatedAt, int words,
        List<PublishedArticle.Correction> corrections) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /// Google cuts longer headlines of articles.
    private static final int LD_HEADLINE = 110;

    PublishedArticle.Seo seo() {
        SeoOverrides overrides = content.seo();
        String title = overrides == null || overrides.title() == null ? content.headline() : overrides.title();
        String description = overrides == null || overrides.description() == null
                ? content.dek()
                : overrides.description();
        URI canonical = overrides == null || overrides.canonicalUrl() == null
                ? url
                : URI.create(overrides.canonicalUrl());
        return new PublishedArticle.Seo(title, description, canonical, openGraph(title, description),
                twitter(title, description), jsonLd(description, canonical), breadcrumbs());
    }

    private PublishedArticle.OpenGraph openGraph(String title, String description) {
        // Social networks show no drawings.
        HeroImage.Rendition preview = hero == null || hero.withoutPixels() ? null : preview(hero);
        return new PublishedArticle.OpenGraph("article", title, description, url, shown.site(),
                Locale.forLanguageTag(content.language()).toString(), preview == null ? null : preview.url(),
                preview == null || hero == null ? null : hero.alt(), preview == null ? null : preview.width(),
                preview == null ? null : preview.height(),
                publishedAt, updatedAt, section.name(),
                shown.tags().stream().map(PublishedArticle.TagPart::name).toList());
    }

    private PublishedArticle.TwitterCard twitter(String title, String description) {
        return new PublishedArticle.TwitterCard(hero == null ? "summary" : "summary_large_image", title, description,
                hero == null ? null : preview(hero).url(), hero == null ? null : hero.alt(),
                addresses.twitter().orElse(null));
    }

    /// The way from the front page to the article (schema.org BreadcrumbList).
    private ObjectNode breadcrumbs() {
        ObjectNode list = NODES.objectNode().put("@context", "https://schema.org").put("@type", "BreadcrumbList");
        ArrayNode steps = list.putArray("itemListElement");
        step(steps, shown.site(), addresses.site());
        step(steps, section.name(), addresses.section(section.slug()));
        step(steps, content.headline(), url);
        return list;
    }

    private static void step(ArrayNode steps, String name, URI page) {
        steps.addObject().put("@type", "ListItem").put("position", steps.size()).put("name", name).put("item",
                page.toString());
    }

    private ObjectNode jsonLd(String description, URI canonical) {
        ObjectNode article = NODES.objectNode()
                .put("@context", "https://schema.org")
                .put("@type", "NewsArticle")
                .put("@id", url.toString())
                .put("headline", cut(content.headline()));
        if (!description.isBlank()) {
            article.put("description", description);
        }
        article.put("url", url.toString())
                .put("datePublished", publishedAt.toString())
                .put("dateModified", updatedAt.toString())
                .put("inLanguage", content.language())
                .put("articleSection", section.name())
                .put("wordCount", words)
                .put("isAccessibleForFree", true);
        article.putObject("mainEntityOfPage").put("@type", "WebPage").put("@id", canonical.toString());
        ArrayNode authors = article.putArray("author");
        for (PublishedArticle.AuthorPart author : shown.authors()) {
            ObjectNode person = authors.addObject()
                    .put("@type", shown.teams().contains(author.slug()) ? "Organization" : "Person")
                    .put("name", author.name())
                    .put("url", addresses.author(author.slug()).toString());
            if (!author.role().isBlank() && !shown.teams().contains(author.slug())) {
                person.put("jobTitle", author.role());
            }
        }
        ObjectNode publisher = article.putObject("publisher").put("@type", "NewsMediaOrganization").put("name",
                shown.site()).put("url", addresses.site().toString());
        if (shown.logo() != null) {
            image(publisher.putObject("logo"), shown.logo().url(), shown.logo().width(), shown.logo().height());
        }
        if (hero != null) {
            ArrayNode images = article.putArray("image");
            List.of(new HeroImage.Rendition("", hero.url(), hero.width(), hero.height(), ""), preview(hero)).stream()
                    .distinct()
                    .forEach(image -> image(images.addObject(), image.url(), image.width(), image.height()));
        }
        if (!shown.tags().isEmpty()) {
            ArrayNode keywords = article.putArray("keywords");
            shown.tags().forEach(tag -> keywords.add(tag.name()));
        }
        if (!corrections.isEmpty()) {
            ArrayNode corrected = article.putArray("correction");
            corrections.forEach(correction -> corrected.addObject().put("@type", "CorrectionComment")
                    .put("text", correction.text()).put("datePublished", correction.at().toString()));
        }
        return article;
    }

    private static void image(ObjectNode image, URI url, int width, int height) {
        image.put("@type", "ImageObject").put("url", url.toString()).put("width", width).put("height", height);
    }

    /// The rendition made for link previews, else the whole picture.
    private static HeroImage.Rendition preview(HeroImage hero) {
        return hero.renditions().stream().filter(rendition -> rendition.name().equals("social")).findFirst()
                .orElseGet(() -> new HeroImage.Rendition("", hero.url(), hero.width(), hero.height(), ""));
    }

    private static String cut(String headline) {
        if (headline.codePointCount(0, headline.length()) <= LD_HEADLINE) {
            return headline;
        }
        return headline.substring(0, headline.offsetByCodePoints(0, LD_HEADLINE - 1)).stripTrailing() + "…";
    }
}
