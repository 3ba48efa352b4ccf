package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.process.Jvm;

import io.restassured.path.json.JsonPath;

/// A file much larger than the heap, most of it in long articles, goes through the API into a service with a small heap: every row is
/// taken over and reported, and the heap grows by no more than 128 MB.
@ExtendWith(RunningCluster.class)
class LargeImportIT {

    /// 100 MB with fifty rounds of torture.
    private static final long BYTES = Integer.getInteger("meridiem.torture.rounds", 1) * (2L << 20);
    private static final long MAY_GROW = 128L << 20;
    private static final int LONG = 115_000;
    private static final int SHORT = 4_000;
    private static final String PARAGRAPH = "<p>The harvest was <strong>good</strong> and the prices fell, said <a href=\"https://farm.example/\">those</a> who grow it &amp; sell it. The <em>bakers</em> wait.</p>";

    private final String mark = UUID.randomUUID().toString().substring(24);

    @Test
    void ourOwnFormat(LocalCluster cluster, Newsroom newsroom) throws Exception {
        int rows = rows();
        arrives(cluster, newsroom, "format=ndjson", rows, () -> IntStream.range(0, rows)
                .mapToObj(this::line)
                .iterator());
    }

    @Test
    void wordPress(LocalCluster cluster, Newsroom newsroom) throws Exception {
        String head = """
                <rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
                <link>https://old.example.org</link>""";
        int rows = rows();
        arrives(cluster, newsroom, "format=wordpress&section=technology&author=the-desk", rows,
                () -> Stream.of(Stream.of(head),
                        IntStream.range(0, rows).mapToObj(this::item),
                        Stream.of("</channel></rss>")).flatMap(part -> part).iterator());
    }

    private void arrives(LocalCluster cluster, Newsroom newsroom, String query, int rows,
            Supplier<Iterator<String>> file) throws Exception {
        newsroom.hasTaxonomy();
        URI service = cluster.endpoints().content();
        long rest = heapAtRest(cluster);
        long pid = cluster.server(Part.CONTENT).pid().orElseThrow();
        Instant begin = Instant.now();
        ImportJob job = ImportJob.start(newsroom, service, query + "&source=" + mark, () -> stream(file.get()));
        long[] peak = {0};
        Newsroom.await(Duration.ofMinutes(15)).pollInterval(Duration.ofMillis(500)).until(() -> {
            peak[0] = Math.max(peak[0], heap(cluster));
            return Set.of("DONE", "FAILED").contains(job.view(service).getString("state"));
        });
        JsonPath ended = job.view(service);
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1_000.0;
        System.out.println(String.format(Locale.ROOT,
                "import: %s bytes=%d rows=%d seconds=%.1f rows/s=%.1f heap at rest=%d MB peak=%d MB", query,
                ended.getLong("byteSize"), rows, seconds, rows / seconds, rest >> 20, peak[0] >> 20));

        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("DONE");
        assertThat(ended.getLong("byteSize")).isGreaterThan(BYTES);
        assertThat(ended.getLong("counts.created")).as(ended.prettify()).isGreaterThanOrEqualTo(rows);
        assertThat(ended.getLong("counts.failed") + ended.getLong("counts.skipped")).isZero();
        assertThat(job.reported(service))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ended.getInt("total")).boxed().toList());
        assertThat(peak[0] - rest).as("bytes of heap more than at rest").isBetween(0L, MAY_GROW);
        assertThat(cluster.server(Part.CONTENT).pid()).hasValue(pid);
        assertThat(cluster.server(Part.CONTENT).isAlive()).isTrue();
    }

    private static int rows() {
        int perTen = 9 * SHORT + LONG;
        return Math.toIntExact(BYTES * 10 / perTen / 10 * 10) + 10;
    }

    private String line(int row) {
        return """
                {"type":"article","id":"%s","status":"PUBLISHED","publishedAt":"2020-01-02T00:00:00Z","content":{"headline":"Row %2$d",\
                "slug":"row-%2$d-%3$s","dek":"What it means.","section":"technology","tags":["chips"],"authors":["the-desk"],"body":{"html":"%4$s"}}}
                """
                .formatted(UUID.randomUUID(), row, mark, body(row).replace("\"", "\\\""));
    }

    private String item(int row) {
        return """
                <item><title>Post %1$d</title><content:encoded><![CDATA[%3$s]]></content:encoded><wp:post_id>%1$d</wp:post_id>\
                <wp:post_name>post-%1$d-%2$s</wp:post_name><wp:post_date_gmt>2020-01-02 00:00:00</wp:post_date_gmt>\
                <wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
                """
                .formatted(row + 1, mark, body(row));
    }

    private static String body(int row) {
        return PARAGRAPH.repeat(1 + (row % 10 == 7 ? LONG : SHORT) / PARAGRAPH.length());
    }

    /// Nothing of it is there before it is read.
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing younger
    private static InputStream stream(Iterator<String> parts) {
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(parts.next().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private static long heapAtRest(LocalCluster cluster) throws IOException, InterruptedException {
        String jcmd = Jvm.java().resolveSibling("jcmd").toString();
        long pid = cluster.server(Part.CONTENT).pid().orElseThrow();
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.run").redirectErrorStream(true).start().waitFor();
        return heap(cluster);
    }

    private static long heap(LocalCluster cluster) {
        String metrics = Newsroom.reader(cluster.endpoints().management(Part.CONTENT)).get("/q/metrics").asString();
        return metrics.lines().filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
