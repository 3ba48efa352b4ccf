package org.meridiem.content.body;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One building block of a body. In JSON the member `type` tells which one it is.
///
/// Members called *inline* hold the inline subset of HTML of docs/api/body.md; all other text is plain. A member that is missing in the
/// input is empty here; [BodyReader] says which ones must not be.
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
        @JsonSubTypes.Type(value = Block.Divider.class, name = "divider"),
        @JsonSubTypes.Type(value = Block.Html.class, name = "html")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Block", description = "One building block of a body; `type` tells which one.", oneOf = {
        Block.Paragraph.class,
        Block.Heading.class, Block.Listing.class, Block.Quote.class, Block.Image.class, Block.Gallery.class,
        Block.Embed.class,
        Block.Table.class, Block.Code.class, Block.Callout.class, Block.Divider.class,
        Block.Html.class}, discriminatorProperty = "type", discriminatorMapping = {
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
                @DiscriminatorMapping(value = "divider", schema = Block.Divider.class),
                @DiscriminatorMapping(value = "html", schema = Block.Html.class)})
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

    /// A heading inside the body. The headline is level 1, so these start at 2.
    ///
    /// @param level 2 to 6
    /// @param text  inline
    @Schema(name = "HeadingBlock", description = "A heading inside the body; level 1 is the headline.")
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
    record Listing(boolean ordered, @Nullable Integer start,
            @Schema(required = true) List<Item> items) implements Block {
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
            @Schema(description = "Where it was said, absolute http(s).", examples = "https://example.org/speech") @Nullable String url)
            implements
                Block {
        /// A missing text is an empty one.
        public Quote {
            text = orEmpty(text);
        }
    }

    /// A picture: one of the media library (`media`) or one that lives elsewhere (`url`).
    ///
    /// In a published body a library picture carries its `url`, `width` and `height` too.
    ///
    /// @param media   id in the media library
    /// @param url     absolute http(s) address
    /// @param alt     what a person who cannot see it needs to know; empty for decoration
    /// @param caption inline
    /// @param credit  whose picture it is
    /// @param width   pixels
    /// @param height  pixels
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImageBlock", description = "A picture of the media library (`media`) or from elsewhere (`url`).")
    record Image(@Schema(description = "Id in the media library.") @Nullable UUID media,
            @Schema(description = "Absolute http(s) address of a picture outside the library.") @Nullable String url,
            @Schema(description = "What a person who cannot see it needs to know.") String alt,
            @Schema(description = "Inline HTML.") @Nullable String caption, @Nullable String credit,
            @Nullable Integer width, @Nullable Integer height) implements Block {
        /// A missing alt is an empty one.
        public Image {
            alt = orEmpty(alt);
        }
    }

    /// Several pictures shown as one.
    ///
    /// @param images  at least one
    /// @param caption inline
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GalleryBlock", description = "Several pictures shown as one.")
    record Gallery(@Schema(required = true) List<Image> images,
            @Schema(description = "Inline HTML.") @Nullable String caption)
            implements
                Block {
        /// Copies.
        public Gallery {
            images = orEmpty(images);
        }
    }

    /// Something from elsewhere: a video, a post, a map. Only its address is kept, never its markup: the site decides how to show it.
    ///
    /// @param url     absolute https address
    /// @param title   plain text for whoever cannot load it
    /// @param caption inline
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EmbedBlock", description = "Something from elsewhere, by address only: the site decides how to show it.")
    record Embed(@Schema(required = true, examples = "https://www.youtube.com/watch?v=dQw4w9WgXcQ") String url,
            @Nullable String title,
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
            @Schema(description = "Inline HTML.", required = true) String text)
            implements
                Block {
        /// A missing text is an empty one.
        public Callout {
            text = orEmpty(text);
            kind = kind == null ? CalloutKind.NOTE : kind;
        }
    }

    /// A break in the story.
    @Schema(name = "DividerBlock", description = "A break in the story.")
    record Divider() implements Block {
    }

    /// Markup that no other block can hold. Cleaned by the flow allow-list of docs/api/body.md.
    ///
    /// @param html flow HTML
    @Schema(name = "HtmlBlock", description = "Markup that no other block can hold, cleaned by the published allow-list.")
    record Html(@Schema(required = true) String html) implements Block {
        /// A missing text is an empty one.
        public Html {
            html = orEmpty(html);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
