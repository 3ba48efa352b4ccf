package org.meridiem.newsletter.block;

import java.util.List;
import java.util.Objects;

import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One building block of an editor's words. In JSON the member `type` tells which one it is.
///
/// Members called *inline* hold the inline subset of HTML of docs/api/body.md; all other text is plain. A member that is missing in the input is empty here; [BlockCheck] says
/// which ones must not be.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
        @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
        @JsonSubTypes.Type(value = Block.Listing.class, name = "list"),
        @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
        @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
        @JsonSubTypes.Type(value = Block.Gallery.class, name = "gallery"),
        @JsonSubTypes.Type(value = Block.Embed.class, name = "embed"),
        @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
        @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
        @JsonSubTypes.Type(value = Block.Callout.class, name = "callout"),
        @JsonSubTypes.Type(value = Block.Divider.class, name = "divider")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Block", description = "One building block of an editor's words; `type` tells which one.", oneOf = {
        Block.Paragraph.class, Block.Heading.class, Block.Listing.class, Block.Quote.class, Block.Image.class,
        Block.Gallery.class, Block.Embed.class, Block.Table.class, Block.Code.class, Block.Callout.class,
        Block.Divider.class}, discriminatorProperty = "type", discriminatorMapping = {
                @DiscriminatorMapping(value = "paragraph", schema = Block.Paragraph.class),
                @DiscriminatorMapping(value = "heading", schema = Block.Heading.class),
                @DiscriminatorMapping(value = "list", schema = Block.Listing.class),
                @DiscriminatorMapping(value = "quote", schema = Block.Quote.class),
                @DiscriminatorMapping(value = "image", schema = Block.Image.class),
                @DiscriminatorMapping(value = "gallery", schema = Block.Gallery.class),
                @DiscriminatorMapping(value = "embed", schema = Block.Embed.class),
                @DiscriminatorMapping(value = "table", schema = Block.Table.class),
                @DiscriminatorMapping(value = "code", schema = Block.Code.class),
                @DiscriminatorMapping(value = "callout", schema = Block.Callout.class),
                @DiscriminatorMapping(value = "divider", schema = Block.Divider.class)})
public sealed interface Block {

    /// Running text.
    ///
    /// @param text inline
    @Schema(name = "ParagraphBlock", description = "Running text.")
    record Paragraph(@Schema(description = "Inline HTML.", required = true) String text) implements Block {
        /// A missing text is an empty one.
        public Paragraph {
            text = orEmpty(text);
        }
    }

    /// A heading. The subject is level 1, so these start at 2.
    ///
    /// @param level 2 to 6
    /// @param text  inline
    @Schema(name = "HeadingBlock", description = "A heading; level 1 is the subject.")
    record Heading(@Schema(minimum = "2", maximum = "6", required = true) int level,
            @Schema(description = "Inline HTML.", required = true) String text) implements Block {
        /// A missing text is an empty one.
        public Heading {
            text = orEmpty(text);
        }
    }

    /// A list.
    ///
    /// @param ordered numbered or not
    /// @param start   number of the first item of an ordered list, 1 when absent
    /// @param items   what it lists
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ListBlock", description = "A numbered or bulleted list, nested where items hold lists.")
    record Listing(boolean ordered, @Nullable Integer start, @Schema(required = true) List<Item> items)
            implements
                Block {
        /// Copies.
        public Listing {
            items = orEmpty(items);
        }

        /// One item.
        ///
        /// @param text inline
        /// @param list what is listed below it
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(name = "ListBlockItem")
        public record Item(@Schema(description = "Inline HTML.", required = true) String text, @Nullable Sublist list) {
            /// A missing text is an empty one.
            public Item {
                text = orEmpty(text);
            }
        }

        /// A list inside an item.
        ///
        /// @param ordered numbered or not
        /// @param items   what it lists
        @Schema(name = "ListBlockSublist")
        public record Sublist(boolean ordered, List<Item> items) {
            /// Copies.
            public Sublist {
                items = orEmpty(items);
            }
        }
    }

    /// Somebody's words.
    ///
    /// @param text        inline; `<br>` parts its paragraphs
    /// @param attribution who said it, inline
    /// @param url         where it was said, absolute http(s)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "QuoteBlock", description = "Somebody's words.")
    record Quote(@Schema(description = "Inline HTML.", required = true) String text,
            @Schema(description = "Inline HTML: who said it.") @Nullable String attribution,
            @Schema(description = "Where it was said, absolute http(s).") @Nullable String url) implements Block {
        /// A missing text is an empty one.
        public Quote {
            text = orEmpty(text);
        }
    }

    /// A picture, by its address.
    ///
    /// @param url     absolute http(s)
    /// @param alt     for those who do not see it, and that are many in mail programs: never empty
    /// @param caption inline
    /// @param credit  whose picture it is
    /// @param width   pixels
    /// @param height  pixels
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImageBlock", description = "A picture.")
    record Image(@Schema(description = "Absolute http(s) address.", required = true) String url,
            @Schema(description = "What a person who cannot see it needs to know; mail programs often show no pictures.", required = true) String alt,
            @Schema(description = "Inline HTML.") @Nullable String caption, @Nullable String credit,
            @Nullable Integer width, @Nullable Integer height) implements Block {
        /// A missing text is an empty one.
        public Image {
            url = orEmpty(url);
            alt = orEmpty(alt);
        }
    }

    /// Several pictures, one below the other.
    ///
    /// @param images  at least one
    /// @param caption inline
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GalleryBlock", description = "Several pictures, one below the other.")
    record Gallery(@Schema(required = true) List<Image> images,
            @Schema(description = "Inline HTML.") @Nullable String caption)
            implements
                Block {
        /// Copies.
        public Gallery {
            images = orEmpty(images);
        }
    }

    /// Something from elsewhere: a video, a post, a map. No mail program runs it, so it is a link in a box.
    ///
    /// @param url     absolute https address
    /// @param title   plain text
    /// @param caption inline
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EmbedBlock", description = "Something from elsewhere; a link in a box, for no mail program runs it.")
    record Embed(@Schema(description = "Absolute https address.", required = true) String url, @Nullable String title,
            @Schema(description = "Inline HTML.") @Nullable String caption) implements Block {
        /// A missing address is an empty one.
        public Embed {
            url = orEmpty(url);
        }
    }

    /// A table. Every row has as many cells as the widest one once it is stored.
    ///
    /// @param header  inline each; empty when the table has no head
    /// @param rows    cells, inline each
    /// @param caption inline
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TableBlock", description = "A table; cells are inline HTML.")
    record Table(List<String> header, @Schema(required = true) List<List<String>> rows,
            @Schema(description = "Inline HTML.") @Nullable String caption) implements Block {
        /// Copies.
        public Table {
            header = orEmpty(header);
            rows = orEmpty(rows).stream().map(List::copyOf).toList();
        }
    }

    /// Program text.
    ///
    /// @param code     plain text, white space kept
    /// @param language such as `java`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CodeBlock", description = "Program text, white space kept.")
    record Code(@Schema(required = true) String code,
            @Schema(examples = "java", pattern = "[A-Za-z0-9+#._-]{1,40}") @Nullable String language)
            implements
                Block {
        /// A missing text is an empty one.
        public Code {
            code = orEmpty(code);
        }
    }

    /// A box beside the story.
    ///
    /// @param kind  what it is for
    /// @param title plain text
    /// @param text  inline
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CalloutBlock", description = "A box beside the story.")
    record Callout(@Nullable CalloutKind kind, @Nullable String title,
            @Schema(description = "Inline HTML.", required = true) String text) implements Block {
        /// A missing text is an empty one.
        public Callout {
            text = orEmpty(text);
            kind = kind == null ? CalloutKind.NOTE : kind;
        }
    }

    /// A break.
    @Schema(name = "DividerBlock", description = "A break.")
    record Divider() implements Block {
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
