package org.meridiem.trending;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleCard.AuthorRef;
import org.meridiem.events.ArticleCard.Image;
import org.meridiem.events.ArticleCard.SectionRef;
import org.meridiem.events.ArticleCard.TagRef;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;

/// An article in one of its public versions; each method gives another one.
///
/// @param name     tells articles apart
/// @param section  path
/// @param language BCP 47 tag
public record ArticleFixture(String name, String section, String language, String headline, long version) {

    private static final Instant PUBLISHED = Instant.parse("2026-03-01T08:00:00Z");

    public static ArticleFixture article(String name) {
        return new ArticleFixture(name, "business/technology", "en", "Tea prices fall as " + name, 1);
    }

    public ArticleFixture in(String newSection) {
        return new ArticleFixture(name, newSection, language, headline, version);
    }

    public ArticleFixture inLanguage(String newLanguage) {
        return new ArticleFixture(name, section, newLanguage, headline, version);
    }

    public ArticleFixture titled(String newHeadline) {
        return new ArticleFixture(name, section, language, newHeadline, version);
    }

    public ArticleFixture version(long newVersion) {
        return new ArticleFixture(name, section, language, headline, newVersion);
    }

    /// An article with this id; its name is what the id says.
    public static ArticleFixture article(UUID id) {
        return article(id.toString());
    }

    /// Out of the name, unless that is one.
    public UUID id() {
        return name.matches("[0-9a-f-]{36}")
                ? UUID.fromString(name)
                : UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public ArticleCard card() {
        String slug = section.substring(section.lastIndexOf('/') + 1);
        return new ArticleCard(id(), name, URI.create("https://news.example/articles/" + name), "article", language,
                headline, null, "What it means for the pot on your table.",
                List.of("Prices fell by a fifth", "Growers expect more"), new SectionRef(slug, "Technology", section),
                List.of(new TagRef("tea", "Tea"), new TagRef("trade", "Trade")),
                List.of(new AuthorRef("ada-brewer", "Ada Brewer")),
                new Image(UUID.nameUUIDFromBytes(new byte[]{1}), URI.create("https://news.example/v1/media/1/card"),
                        "A pot of tea", 1200, 675),
                3, null, PUBLISHED, PUBLISHED, PUBLISHED, version);
    }

    public ArticleEvent published() {
        return new ArticleEvent.Published(attributes(ArticleEvent.Published.TYPE), card());
    }

    public ArticleEvent updated() {
        return new ArticleEvent.Updated(attributes(ArticleEvent.Updated.TYPE), card());
    }

    public ArticleEvent unpublished() {
        return new ArticleEvent.Unpublished(attributes(ArticleEvent.Unpublished.TYPE), card());
    }

    public ArticleEvent takenDown() {
        return new ArticleEvent.TakenDown(attributes(ArticleEvent.TakenDown.TYPE), card().reference());
    }

    private CloudEvent attributes(String type) {
        return new CloudEvent(UUID.nameUUIDFromBytes((type + name + version).getBytes(StandardCharsets.UTF_8)), type,
                "/content-service", PUBLISHED.plusSeconds(version), id().toString(), Optional.empty());
    }
}
