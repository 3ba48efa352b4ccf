package org.meridiem.content.transfer.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

/// Reads a small file as an import does.
final class SourceFile {

    static final URI BASE = URI.create("https://old.example.org/");

    private SourceFile() {
    }

    static List<SourceRow> rows(Format format, String content) {
        return rows(format, content, options(null, "news"));
    }

    static List<SourceRow> rows(Format format, String content, ImportOptions options) {
        List<SourceRow> rows = new ArrayList<>();
        read(format, content, options, rows::add);
        return rows;
    }

    static SourceRow row(List<SourceRow> rows, String type, String id) {
        return rows.stream().filter(row -> row.type().equals(type) && row.id().equals(id)).findFirst().orElseThrow();
    }

    static ImportOptions options(@Nullable SectionBy by, @Nullable String section) {
        return new ImportOptions(by, section, null, BASE, null, false, false);
    }

    private static void read(Format format, String content, ImportOptions options, Consumer<SourceRow> each) {
        try {
            Path file = Files.createTempFile("transfer", ".test");
            try {
                Files.writeString(file, content);
                SourceReader reader = format.reader(file, options, new ObjectMapper());
                var shelf = new MemoryShelf();
                long total = reader.prepare(shelf);
                long[] count = {0};
                reader.rows(shelf, row -> {
                    count[0]++;
                    each.accept(row.get());
                });
                if (total != count[0]) {
                    throw new AssertionError("announced " + total + " rows, gave " + count[0]);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
