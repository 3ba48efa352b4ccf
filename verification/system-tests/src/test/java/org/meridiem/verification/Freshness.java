package org.meridiem.verification;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Readers who read without pause and note what they must not see: an older version after a newer one on the same replica, or a version
/// that was overtaken too long ago.
final class Freshness {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final Duration stalest;
    private final Map<String, List<Long>> published = new ConcurrentHashMap<>();
    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// @param stalest the longest that a reader may get what was overtaken
    Freshness(Duration stalest) {
        this.stalest = stalest;
    }

    /// An editor was told that a version is public.
    ///
    /// @param version counts from 1, one after the other
    void published(String slug, long version) {
        List<Long> times = published.computeIfAbsent(slug, key -> Collections.synchronizedList(new ArrayList<>()));
        if (times.size() != version - 1) {
            throw new IllegalArgumentException(slug + " comes with version " + version + " after " + times.size());
        }
        times.add(System.nanoTime());
    }

    /// Reads until [#stop].
    void read(HttpClient client, URI replica, List<String> slugs) throws Exception {
        Map<String, Long> last = new HashMap<>();
        var random = new java.util.Random();
        while (!stopped.get()) {
            String slug = slugs.get(random.nextInt(slugs.size()));
            List<Long> times = published.get(slug);
            int known = times == null ? 0 : times.size();
            long asked = System.nanoTime();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(replica.resolve("/v1/articles/" + slug)).build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher version = VERSION.matcher(answer.body());
            long seen = 0;
            while (version.find()) {
                seen = Long.parseLong(version.group(1));
            }
            if (answer.statusCode() != 200 || seen == 0) {
                violations.add(slug + " answers " + answer.statusCode());
                continue;
            }
            reads.incrementAndGet();
            firstSeen.putIfAbsent(replica + " " + slug + " " + seen, System.nanoTime());
            Long before = last.put(slug, seen);
            if (before != null && seen < before) {
                violations.add(slug + " shows version " + seen + " after " + before);
            }
            if (seen < known && asked - times.get((int) seen) > stalest.toNanos()) {
                violations.add(slug + " shows version " + seen + " " + (asked - times.get((int) seen)) / 1_000_000
                        + " ms after it was overtaken");
            }
        }
    }

    void stop() {
        stopped.set(true);
    }

    long reads() {
        return reads.get();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /// How long after the editor's answer each version was first seen at a replica, ascending; what nobody saw because the next came first
    /// is left out.
    List<Duration> delays(URI replica) {
        List<Duration> delays = new ArrayList<>();
        published.forEach((slug, times) -> {
            // The first version was there before anybody read.
            for (int i = 1; i < times.size(); i++) {
                Long seen = firstSeen.get(replica + " " + slug + " " + (i + 1));
                if (seen != null) {
                    delays.add(Duration.ofNanos(Math.max(0, seen - times.get(i))));
                }
            }
        });
        Collections.sort(delays);
        return delays;
    }
}
