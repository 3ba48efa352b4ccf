package org.meridiem.newsletter;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;

/// An article and the events of its life, as content-service would send them.
///
/// @param id        the article
/// @param headline  its headline
/// @param dek       the line under it
/// @param published when it was published for the first time
/// @param picture   its main picture
public record ArticleFixture(UUID id, String headline, String dek, Instant published,
        ArticleCard.@Nullable Image picture) {

    /// An article with this headline, published now.
    public static ArticleFixture titled(String headline) {
        return new ArticleFixture(UUID.randomUUID(), headline, "What it means for you, in plain words.",
                Instant.now(), new ArticleCard.Image(UUID.randomUUID(),
                        URI.create("http://news.meridiem.test/v1/media/1/card"), "A harbour at dawn", 1200, 675));
    }

    /// The same, with another line under the headline.
    public ArticleFixture withDek(String other) {
        return new ArticleFixture(id, headline, other, published, picture);
    }

    /// The same, published at another time.
    public ArticleFixture publishedAt(Instant other) {
        return new ArticleFixture(id, headline, dek, other, picture);
    }

    /// Its card.
    public ArticleCard card(long version) {
        return new ArticleCard(id, "article-" + id, URI.create("http://news.meridiem.test/articles/article-" + id),
                "article", "en", headline, null, dek, List.of(), new ArticleCard.SectionRef("world", "World", "world"),
                List.of(), List.of(new ArticleCard.AuthorRef("ada-field", "Ada Field")), picture, 3, null, published,
                published, published, version);
    }

    /// It became public.
    public ArticleEvent published(long version) {
        return new ArticleEvent.Published(attributes(ArticleEvent.Published.TYPE), card(version));
    }

    /// It changed.
    public ArticleEvent updated(long version) {
        return new ArticleEvent.Updated(attributes(ArticleEvent.Updated.TYPE), card(version));
    }

    /// It is no longer public.
    public ArticleEvent unpublished(long version) {
        return new ArticleEvent.Unpublished(attributes(ArticleEvent.Unpublished.TYPE), card(version));
    }

    /// It had to go.
    public ArticleEvent takenDown(long version) {
        return new ArticleEvent.TakenDown(attributes(ArticleEvent.TakenDown.TYPE), card(version).reference());
    }

    private CloudEvent attributes(String type) {
        return new CloudEvent(UUID.randomUUID(), type, "/content-service", Instant.now(), id.toString(),
                Optional.empty());
    }
}
