package org.meridiem.newsletter.block;

import java.io.UncheckedIOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Blocks as JSON in the database.
public final class StoredBlocks {

    private static final TypeReference<List<Block>> BLOCKS = new TypeReference<>() {
    };
    /// A row may have been written by a newer version that knows more.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StoredBlocks() {
    }

    /// @return null for no blocks
    public static @Nullable String write(List<Block> blocks) {
        try {
            return blocks.isEmpty() ? null : JSON.writerFor(BLOCKS).writeValueAsString(blocks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("blocks are not JSON", e);
        }
    }

    /// @param json null for no blocks
    public static List<Block> read(@Nullable String json) {
        try {
            return json == null ? List.of() : List.copyOf(JSON.readValue(json, BLOCKS));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored blocks cannot be read", e);
        }
    }
}
