package org.meridiem.cluster.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/// Everything that the sample newspaper consists of, as read from its files.
///
/// @param site        the site's settings
/// @param sections    top sections in the order of the navigation
/// @param authors     the writers
/// @param tags        what articles are about
/// @param newsletters what readers can subscribe to
/// @param articles    newest first
record Sample(Site site, List<Section> sections, List<Author> authors, List<Tag> tags, List<Newsletter> newsletters,
        List<Article> articles) {

    /// How far an article goes when the sample is loaded.
    enum Stage {
        @JsonProperty("draft")
        DRAFT, @JsonProperty("inReview")
        IN_REVIEW, @JsonProperty("approved")
        APPROVED, @JsonProperty("published")
        PUBLISHED
    }

    /// The site's settings.
    record Site(String name, String tagline, String about, String language, CallToAction newsletter) {
    }

    /// How the site asks readers to subscribe, and to which newsletter.
    record CallToAction(String callToAction, String slug) {
    }

    /// A part of the paper with the parts below it.
    record Section(String slug, String name, @Nullable String description, @Nullable List<Section> children) {

        List<Section> below() {
            return children == null ? List.of() : children;
        }
    }

    /// A writer.
    record Author(String slug, String name, String role, String bio) {
    }

    /// A subject.
    record Tag(String slug, String name, @Nullable String description) {
    }

    /// A letter to subscribers.
    record Newsletter(String slug, String name, String description, String callToAction,
            String senderName, String language, String cadence) {
    }

    /// A question that people ask.
    record Question(String question, String answer) {
    }

    /// The picture of an article, painted by [HeroImages].
    record Hero(String motif, String alt, String caption, String credit) {
    }

    /// An article: its slug (the file's name), its front matter, and the Markdown that follows.
    record Article(String slug, Front front, String body) {

        Stage stage() {
            return front.status() == null ? Stage.PUBLISHED : front.status();
        }

        /// How long before the loading it was published.
        Duration age() {
            return front.age() == null ? Duration.ZERO : Duration.parse(front.age());
        }
    }

    /// What stands above an article's text.
    ///
    /// @param age    an ISO 8601 duration, such as `P1DT3H`: how long ago it was published, when the sample is loaded
    /// @param status how far it goes; published if absent
    /// @param custom handed on as it is
    record Front(String headline, @Nullable String shortHeadline, String dek, String section, List<String> tags,
            List<String> authors, @Nullable String age, @Nullable Stage status, @Nullable String kind,
            @Nullable String language, @Nullable Boolean featured, Hero hero, List<String> keyTakeaways,
            List<Question> faq, @Nullable Map<String, String> seo, @Nullable JsonNode custom) {
    }

    /// The slug of the top section that a section belongs to.
    Optional<String> topOf(String section) {
        return sections.stream().filter(top -> Stream.concat(Stream.of(top), top.below().stream())
                .anyMatch(one -> one.slug().equals(section))).map(Section::slug).findFirst();
    }
}
