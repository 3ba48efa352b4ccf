package org.meridiem.content.body;

import java.util.List;
import java.util.stream.Stream;

/// Turns what was sent into blocks that may be stored: converted, cleaned and within [BodyLimits].
///
/// What Markdown or HTML holds beyond the allow-list is dropped without complaint, for such sources are often pasted. A block is typed by
/// hand or by a program, so what is wrong with it is an error.
public final class BodyReader {

    private BodyReader() {
    }

    /// The blocks of a body; none for an empty one.
    ///
    /// @throws InvalidBodyException with a pointer from the body down
    public static List<Block> read(BodySource source) {
        long forms = Stream.of(source.markdown() != null, source.html() != null, source.blocks() != null)
                .filter(Boolean::booleanValue)
                .count();
        if (forms != 1) {
            throw new InvalidBodyException("", "needs exactly one of markdown, html and blocks");
        }
        if (source.markdown() != null) {
            String markdown = limited("/markdown", source.markdown());
            return BlockCheck.ofConverted(HtmlReader.blocks(MarkdownReader.html(markdown)), "/markdown");
        }
        if (source.html() != null) {
            return BlockCheck.ofConverted(HtmlReader.blocks(limited("/html", source.html())), "/html");
        }
        return BlockCheck.of(source.blocks(), "/blocks");
    }

    private static String limited(String pointer, String source) {
        if (source.length() > BodyLimits.SOURCE) {
            throw new InvalidBodyException(pointer, "must not be longer than " + BodyLimits.SOURCE + " characters");
        }
        return source;
    }
}
