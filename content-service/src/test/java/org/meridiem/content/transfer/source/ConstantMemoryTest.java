package org.meridiem.content.transfer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A file of 100 MB, of small rows and a few large ones, costs no more memory than its largest row.
class ConstantMemoryTest {

    private static final long SIZE = 100L << 20;
    private static final long MAY_GROW = 128L << 20;
    private static final int LARGE = 400_000;
    private static final String SENTENCE = "The harvest was <strong>good</strong> and the prices fell, said those who grow it. ";

    @TempDir
    Path directory;

    @Test
    void ghost() throws IOException {
        Path file = directory.resolve("ghost.json");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"db\":[{\"data\":{\"posts\":[");
            long written = 0;
            for (int i = 0; written < SIZE; i++) {
                String row = (i == 0 ? "" : ",") + "{\"id\":\"" + i + "\",\"title\":\"Post " + i + "\",\"slug\":\"post-"
                        + i
                        + "\",\"status\":\"published\",\"html\":\"<p>" + text(i)
                        + "</p>\",\"published_at\":\"2021-01-01T00:00:00.000Z\"}";
                out.write(row);
                written += row.length();
            }
            out.write("]}}]}");
        }
        read(Format.GHOST, file);
    }

    @Test
    void wordpress() throws IOException {
        Path file = directory.resolve("wordpress.xml");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>");
            long written = 0;
            for (int i = 0; written < SIZE; i++) {
                String row = "<item><title>Post " + i + "</title><content:encoded><![CDATA[" + text(i)
                        + "]]></content:encoded><wp:post_id>" + i
                        + "</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>";
                out.write(row);
                written += row.length();
            }
            out.write("</channel></rss>");
        }
        read(Format.WORDPRESS, file);
    }

    private static String text(int i) {
        return i % 50 == 7 ? SENTENCE.repeat(LARGE / SENTENCE.length()) : SENTENCE.repeat(20);
    }

    private static void read(Format format, Path file) throws IOException {
        SourceReader reader = format.reader(file, SourceFile.options(null, "news"), new ObjectMapper());
        Shelf nothing = new Shelf() {
            @Override
            public void put(String shelf, String key, int position, JsonNode value) {
                // A real one is in the database.
            }

            @Override
            public List<JsonNode> get(String shelf, String key) {
                return List.of();
            }
        };
        long before = used();
        long[] rows = {0, 0, 0};
        long total = reader.prepare(nothing);
        reader.rows(nothing, row -> {
            // Each is parsed; converting some of them, small and large, is enough to see whether they are let go.
            long number = rows[0]++;
            if (number % 20 == 3 || number % 500 == 7) {
                assertThat(row.get().content()).isInstanceOf(Content.Story.class);
            }
            if (rows[0] % 4_000 == 0) {
                rows[1] = Math.max(rows[1], used() - before);
            }
        });
        assertThat(rows[0]).isEqualTo(total).isGreaterThan(5_000);
        assertThat(rows[1]).as("bytes that stay in use").isLessThan(MAY_GROW);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
