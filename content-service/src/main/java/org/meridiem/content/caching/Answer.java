package org.meridiem.content.caching;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.fastpath.ResponseHead;

import com.github.benmanes.caffeine.cache.Interner;

import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpHeaders;

/// A public answer, prepared: its bytes per coding and the values of its headers. Codings that nobody asked for yet are missing.
///
/// Safe for any number of threads: what may change (the codings that are ready, whether it is out of date) is volatile.
final class Answer {

    /// Below this, compression saves nothing that a network packet would notice.
    static final int WORTH_COMPRESSING = 1_000;
    /// From this many bytes on, a coding is not made on the event loop.
    private static final int SMALL = 16_384;
    /// The first few readers do not make Brotli worth its price.
    private static final int READERS_WORTH_BROTLI = 5;
    private static final int OVERHEAD = 1_024;
    /// What a head has beside the fixed lines.
    private static final int SHORT_LINES = 300;

    /// The value of `Cache-Status` on an old copy.
    static final String OLD_COPY = "Meridiem; hit; detail=database-away";

    /// Some hundreds of sections, tags and authors are on all of the answers.
    private static final Interner<String> TAGS = Interner.newWeakInterner();

    private static final CharSequence CACHE_TAG = HttpHeaders.createOptimized("Cache-Tag");
    private static final CharSequence SURROGATE_KEY = HttpHeaders.createOptimized("Surrogate-Key");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");
    private static final CharSequence LINK = HttpHeaders.createOptimized("Link");

    private final String mediaType;
    private final String digest;
    private final @Nullable Instant lastModified;
    private final List<String> tags;
    private final @Nullable String link;
    private final boolean compressible;
    private final AtomicInteger brotliReaders = new AtomicInteger();
    private volatile Map<Coding, Variant> variants;
    private volatile boolean grown;
    private volatile boolean outdated;
    private volatile long loadedAt;
    private volatile @Nullable Timer found;
    private volatile @Nullable Timer notModified;

    /// @param mediaType    of the body
    /// @param digest       of the body without coding
    /// @param ready        the bytes in at least one coding
    /// @param lastModified when what it shows last changed
    /// @param tags         what it was made from
    /// @param link         the header, if any
    Answer(String mediaType, String digest, Map<Coding, byte[]> ready, @Nullable Instant lastModified,
            Collection<String> tags, @Nullable String link) {
        this.mediaType = mediaType;
        this.digest = digest;
        this.lastModified = lastModified;
        this.tags = tags.stream().map(TAGS::intern).toList();
        this.link = link;
        Map<Coding, Variant> made = new EnumMap<>(Coding.class);
        ready.forEach((coding, body) -> made.put(coding, Variant.of(coding, body, digest)));
        this.variants = made;
        this.compressible = made.containsKey(Coding.GZIP)
                || made.get(Coding.IDENTITY).body().length > WORTH_COMPRESSING;
    }

    /// Whether a client takes its media type.
    ///
    /// @param accept the request's header
    boolean isAcceptable(@Nullable String accept) {
        if (accept == null) {
            return true;
        }
        int parameters = mediaType.indexOf(';');
        String bare = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
        return (accept.contains("*/*") || accept.contains(bare)) && !Coding.refusesAny(accept);
    }

    @Nullable
    Instant lastModified() {
        return lastModified;
    }

    List<String> tags() {
        return tags;
    }

    boolean hasAny(Set<String> others) {
        for (String tag : tags) {
            if (others.contains(tag)) {
                return true;
            }
        }
        return false;
    }

    /// The bytes that a client gets.
    ///
    /// @param acceptEncoding the request's header
    /// @return the best coding that is ready or quickly made; null when it must be made elsewhere, with [#make]
    @Nullable
    Variant ready(@Nullable String acceptEncoding) {
        Coding coding = coding(acceptEncoding);
        Variant variant = variants.get(coding);
        return variant != null || coding == Coding.BROTLI || size() > SMALL ? variant : make(coding);
    }

    /// The bytes that a client gets, made if need be.
    Variant variant(@Nullable String acceptEncoding) {
        return make(coding(acceptEncoding));
    }

    private Coding coding(@Nullable String acceptEncoding) {
        if (acceptEncoding == null || !compressible) {
            return Coding.IDENTITY;
        }
        if (variants.containsKey(Coding.BROTLI) && Coding.BROTLI.acceptedBy(acceptEncoding)) {
            return Coding.BROTLI;
        }
        return Coding.GZIP.acceptedBy(acceptEncoding) ? Coding.GZIP : Coding.IDENTITY;
    }

    /// The bytes that a client gets, when nothing is left to be done for them: no coding to be made or weighed, no reader to be counted.
    @Nullable
    Variant settled(@Nullable String acceptEncoding) {
        Variant variant = variants.get(coding(acceptEncoding));
        return variant == null || grown || variant.coding() != Coding.BROTLI && mayBeWorthBrotli(acceptEncoding)
                ? null
                : variant;
    }

    /// Whether it is time to make Brotli: true once, for the reader who makes the number full.
    boolean worthBrotli(@Nullable String acceptEncoding) {
        return mayBeWorthBrotli(acceptEncoding) && brotliReaders.incrementAndGet() == READERS_WORTH_BROTLI;
    }

    private boolean mayBeWorthBrotli(@Nullable String acceptEncoding) {
        return compressible && brotliReaders.get() < READERS_WORTH_BROTLI && Coding.BROTLI.acceptedBy(acceptEncoding);
    }

    synchronized Variant make(Coding coding) {
        Variant variant = variants.get(coding);
        if (variant == null) {
            byte[] body = switch (coding) {
                case IDENTITY -> Coding.gunzip(bytes(Coding.GZIP));
                case GZIP -> Coding.gzip(bytes(Coding.IDENTITY));
                case BROTLI -> Brotli.compress(bytes(Coding.IDENTITY));
            };
            variant = Variant.of(coding, body, digest);
            Map<Coding, Variant> more = new EnumMap<>(variants);
            more.put(coding, variant);
            variants = more;
            grown = true;
        }
        return variant;
    }

    private byte[] bytes(Coding coding) {
        return make(coding).body();
    }

    private int size() {
        int size = 0;
        for (Variant variant : variants.values()) {
            size += variant.body().length;
        }
        return size;
    }

    /// Whether it became heavier since it was asked this.
    boolean hasGrown() {
        boolean grew = grown;
        if (grew) {
            grown = false;
        }
        return grew;
    }

    /// What it costs to keep, in bytes.
    int weight() {
        int lines = link == null ? 0 : link.length();
        for (String tag : tags) {
            lines += 2 * tag.length();
        }
        // Each head, and the lines once more for what they are made from.
        return OVERHEAD + size() + lines + 2 * variants.size() * (lines + SHORT_LINES);
    }

    /// Every header of an answer 200 but those that depend on the moment: `Cache-Control`, `Content-Length`.
    void headers(Variant variant, boolean withBody, BiConsumer<CharSequence, CharSequence> to) {
        to.accept(HttpHeaders.ETAG, variant.etag());
        to.accept(HttpHeaders.VARY, ACCEPT_ENCODING);
        to.accept(CACHE_TAG, String.join(",", tags));
        to.accept(SURROGATE_KEY, String.join(" ", tags));
        if (lastModified != null) {
            to.accept(HttpHeaders.LAST_MODIFIED, PublicAnswers.httpDate(lastModified));
        }
        if (link != null) {
            to.accept(LINK, link);
        }
        if (withBody) {
            to.accept(HttpHeaders.CONTENT_TYPE, mediaType);
            if (variant.coding() != Coding.IDENTITY) {
                to.accept(HttpHeaders.CONTENT_ENCODING, variant.coding().token());
            }
        }
    }

    /// The head of a response of HTTP/1.1 with these bytes, or of the one that says that the client has them.
    ///
    /// @param cacheControl the header's value, always the same
    byte[] head(Variant variant, boolean unchanged, CharSequence cacheControl) {
        return variant.heads().get(unchanged, () -> {
            var head = ResponseHead.of(unchanged ? 304 : 200).add(HttpHeaders.CACHE_CONTROL, cacheControl);
            headers(variant, !unchanged, head::add);
            if (!unchanged) {
                head.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(variant.body().length));
            }
            return head.bytes();
        });
    }

    /// Where the time of a request for it is noted; looked up once.
    ///
    /// @param target path and query
    Timer timer(RequestTimes times, String target, boolean unchanged) {
        Timer timer = unchanged ? notModified : found;
        if (timer == null) {
            int question = target.indexOf('?');
            timer = times.ofPublicPath(question < 0 ? target : target.substring(0, question), unchanged ? 304 : 200);
            if (unchanged) {
                notModified = timer;
            } else {
                found = timer;
            }
        }
        return timer;
    }

    /// What it was made from changed: to be loaded anew. Kept for when that cannot be done.
    void outdate() {
        outdated = true;
    }

    boolean isOutdated() {
        return outdated;
    }

    void loadedAt(long nanos) {
        loadedAt = nanos;
    }

    /// When its load began, by [System#nanoTime].
    long loadedAt() {
        return loadedAt;
    }
}
