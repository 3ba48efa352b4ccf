package org.meridiem.content.transfer.source;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.correction.CorrectionExchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a row is here.
public sealed interface Content {

    /// About how many characters it holds.
    default long weight() {
        return 0;
    }

    /// Nothing.
    ///
    /// @param reason why
    /// @param broken whether the row is at fault, not its kind
    record NotTaken(String reason, boolean broken) implements Content {
    }

    /// A section, tag, author, redirect or comment, or the site.
    ///
    /// @param kind  which
    /// @param slug  how articles of the same file refer to it, or else its address or id
    /// @param write in the write shape of our API
    record Catalogued(Kind kind, String slug, ObjectNode write) implements Content {
    }

    /// A picture.
    ///
    /// @param id      in the library that it comes from; null when it comes from another system
    /// @param url     where its bytes are; null when the file does not say
    /// @param details its texts, in the write shape of our API
    record Picture(@Nullable UUID id, @Nullable String url, ObjectNode details) implements Content {
    }

    /// An article.
    ///
    /// @param id       in the newsroom that it comes from; null when it comes from another system
    /// @param write    in the write shape of our API
    /// @param draft    what editors have made of it since, unpublished; null for nothing
    /// @param standing where it stood
    /// @param hero     address of its main picture; null for none
    /// @param names    of what it refers to, by kind and slug ([#reference]): what the file does not list otherwise is made out of them
    record Story(@Nullable UUID id, ObjectNode write, @Nullable ObjectNode draft, Standing standing,
            @Nullable Hero hero, Map<String, String> names) implements Content {

        /// Sorts the names.
        public Story {
            // In an order that is the same each time: fingerprints are made of this.
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        }

        @Override
        public long weight() {
            return weight(write) + (draft == null ? 0 : weight(draft));
        }

        private static long weight(JsonNode node) {
            long weight = node.isTextual() ? node.textValue().length() : 1;
            for (JsonNode member : node) {
                weight += weight(member);
            }
            return weight;
        }

        /// The key of a name.
        public static String reference(Kind kind, String slug) {
            return kind.label() + ":" + slug;
        }
    }

    /// A main picture that is not in the library.
    ///
    /// @param url     absolute address
    /// @param alt     text for those who cannot see it, may be empty
    /// @param caption inline HTML
    record Hero(String url, String alt, @Nullable String caption) {
    }

    /// Where an article stood, and since when.
    ///
    /// @param status           as our API names it, such as `PUBLISHED`
    /// @param createdAt        when it was begun
    /// @param createdBy        id of who began it, in our own identity provider
    /// @param createdByName    name of that person
    /// @param publishedAt      the date that readers are shown
    /// @param firstPublishedAt the date of its very first publication
    /// @param updatedAt        when what readers see last changed
    /// @param ahead            what is to become of it by itself
    /// @param formerSlugs      addresses that it had in public
    /// @param corrections      errors that were put right, oldest first
    record Standing(String status, @Nullable Instant createdAt, @Nullable String createdBy,
            @Nullable String createdByName, @Nullable Instant publishedAt, @Nullable Instant firstPublishedAt,
            @Nullable Instant updatedAt, Ahead ahead, List<String> formerSlugs,
            List<CorrectionExchange.Entry> corrections) {

        /// Copies the lists.
        public Standing {
            formerSlugs = List.copyOf(formerSlugs);
            corrections = List.copyOf(corrections);
        }

        /// The same with addresses that it had.
        public Standing withFormerSlugs(List<String> slugs) {
            return new Standing(status, createdAt, createdBy, createdByName, publishedAt, firstPublishedAt, updatedAt,
                    ahead, slugs, corrections);
        }

        /// The dates that another system knows.
        public static Standing of(String status, @Nullable Instant createdAt, @Nullable Instant publishedAt,
                @Nullable Instant updatedAt) {
            return new Standing(status, createdAt, null, null, publishedAt, publishedAt, updatedAt,
                    new Ahead(status.equals("SCHEDULED") && publishedAt != null ? new Moment(publishedAt, null) : null,
                            null, null),
                    List.of(), List.of());
        }
    }

    /// What is to become of an article by itself.
    ///
    /// @param publication when it goes out
    /// @param expiry      when readers lose it again
    /// @param embargo     until when nothing of it goes out
    record Ahead(@Nullable Moment publication, @Nullable Moment expiry, @Nullable Moment embargo) {
    }

    /// An instant.
    ///
    /// @param at   which
    /// @param zone IANA time zone in which an editor thought of it
    record Moment(Instant at, @Nullable String zone) {
    }
}
