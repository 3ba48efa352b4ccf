package org.meridiem.content.transfer.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What files can be read.
public enum Format {
    /// A JSON export of Ghost 2 to 5.
    @JsonProperty("ghost")
    GHOST("ghost"),
    /// WordPress eXtended RSS, 1.0 to 1.2.
    @JsonProperty("wordpress")
    WORDPRESS("wordpress"),
    /// Our own: an object on each line.
    @JsonProperty("ndjson")
    NDJSON("ndjson");

    private static final int HEAD = 4_096;

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /// Reads the API's word.
    ///
    /// @throws IllegalArgumentException for any other
    public static Format fromString(String word) {
        return Arrays.stream(values()).filter(value -> value.toString().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown word"));
    }

    @Override
    public String toString() {
        return label;
    }

    /// What a file seems to be by its beginning.
    ///
    /// @return empty when it is none of these
    public static Optional<Format> sniff(Path file) throws IOException {
        String head;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
        }
        if (head.startsWith("<")) {
            return head.contains("<rss") || head.contains("<!--") || head.contains("<?xml") ? Optional.of(WORDPRESS) : Optional.empty();
        }
        if (!head.startsWith("{")) {
            return Optional.empty();
        }
        String packed = head.substring(1).stripLeading();
        return Optional.of(packed.startsWith("\"db\"") || packed.startsWith("\"data\"") || packed.startsWith("\"meta\"") ? GHOST : NDJSON);
    }

    /// A reader of a file of this format.
    public SourceReader reader(Path file, ImportOptions options, ObjectMapper json) {
        return switch (this) {
            case GHOST -> new GhostReader(file, options, json);
            case WORDPRESS -> new WordPressReader(file, options, json);
            case NDJSON -> new NdjsonReader(file, json);
        };
    }
}
