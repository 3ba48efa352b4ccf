package org.meridiem.content.discovery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.LatestArticles.Latest;
import org.meridiem.content.publication.PublishedArticle;
import org.meridiem.content.publication.PublishedCard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// A feed as JSON Feed 1.1 (jsonfeed.org).
///
/// @param version     of the format
/// @param title       see [Feed]
/// @param homePageUrl see [Feed#page()]
/// @param feedUrl     see [Feed#self()]
/// @param description see [Feed]
/// @param icon        the site's logo
/// @param authors     the site
/// @param language    BCP 47 tag
/// @param hubs        where changes are announced
/// @param items       newest first
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "JsonFeed", description = "JSON Feed 1.1 (jsonfeed.org).")
record JsonFeed(@Schema(examples = "https://jsonfeed.org/version/1.1") String version, String title,
        @JsonProperty("home_page_url") URI homePageUrl, @JsonProperty("feed_url") URI feedUrl, String description,
        @Nullable URI icon, List<Author> authors, String language, List<Hub> hubs,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {

    /// @param name of a person or the site
    @Schema(name = "JsonFeedAuthor", description = "Who wrote something.")
    record Author(String name) {
    }

    /// @param type protocol
    /// @param url  address
    @Schema(name = "JsonFeedHub", description = "Where changes are announced.")
    record Hub(@Schema(examples = "WebSub") String type, URI url) {
    }

    /// One article.
    ///
    /// @param id            never changes
    /// @param url           the readers' address
    /// @param title         the headline
    /// @param contentHtml   the body, when the whole is asked for
    /// @param contentText   the dek, when it is not
    /// @param summary       the dek
    /// @param image         the main picture
    /// @param datePublished the date shown to readers
    /// @param dateModified  last public change
    /// @param authors       byline
    /// @param tags          names
    /// @param language      BCP 47 tag
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "JsonFeedItem", description = "One article.")
    record Item(String id, URI url, String title,
            @Nullable @JsonProperty("content_html") String contentHtml,
            @Nullable @JsonProperty("content_text") String contentText, String summary, @Nullable URI image,
            @JsonProperty("date_published") Instant datePublished, @JsonProperty("date_modified") Instant dateModified,
            List<Author> authors, List<String> tags, String language) {

        static Item of(Latest article) {
            PublishedCard card = article.card();
            // An item must have content of one kind.
            String text = article.html() != null ? null : card.dek().isEmpty() ? card.headline() : card.dek();
            return new Item(Feed.identity(card), card.url(), card.headline(), article.html(), text, card.dek(),
                    card.heroImage() == null ? null : Feed.picture(card.heroImage()).url(), card.publishedAt(),
                    card.updatedAt(), card.authors().stream().map(author -> new Author(author.name())).toList(),
                    Stream.concat(Stream.of(card.section().name()),
                            card.tags().stream().map(PublishedArticle.TagPart::name)).distinct().toList(),
                    card.language());
        }
    }

    static JsonFeed of(Feed feed) {
        return new JsonFeed("https://jsonfeed.org/version/1.1", feed.title(), feed.page(), feed.self(),
                feed.description(), feed.logo() == null ? null : feed.logo().url(),
                List.of(new Author(feed.site())), feed.language(),
                feed.hub() == null ? List.of() : List.of(new Hub("WebSub", feed.hub())),
                feed.articles().stream().map(Item::of).toList());
    }
}
