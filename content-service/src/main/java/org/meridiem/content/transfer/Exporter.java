package org.meridiem.content.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.article.ArticleExchange;
import org.meridiem.content.correction.CorrectionExchange;
import org.meridiem.content.editing.CatalogueExchange;
import org.meridiem.content.media.MediaExchange;
import org.meridiem.content.transfer.source.Kind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// Writes everything as lines of our own format: one snapshot of the database, piece by piece, in an order in which it can come in again.
@ApplicationScoped
class Exporter {

    /// What others refer to comes before them.
    private static final List<Kind> IN_ORDER = List.of(Kind.MEDIA, Kind.SECTION, Kind.TAG, Kind.AUTHOR, Kind.SITE,
            Kind.ARTICLE, Kind.REDIRECT, Kind.COMMENT);
    private static final int PIECE = 100;
    private static final int TIMEOUT_SECONDS = 6 * 3_600;

    private final Map<String, CatalogueExchange> catalogue;
    private final MediaExchange media;
    private final ArticleExchange articles;
    private final CorrectionExchange corrections;
    private final Statements statements;
    private final ObjectMapper json;

    Exporter(@All List<CatalogueExchange> catalogue, MediaExchange media, ArticleExchange articles,
            CorrectionExchange corrections, Statements statements, ObjectMapper json) {
        this.catalogue = catalogue.stream()
                .collect(Collectors.toUnmodifiableMap(CatalogueExchange::kind, Function.identity()));
        this.media = media;
        this.articles = articles;
        this.corrections = corrections;
        this.statements = statements;
        this.json = json;
    }

    /// Writes lines into a file, compressed.
    ///
    /// @param kinds what of
    /// @param sign  of life, given with each piece: how many lines there are so far
    /// @return how many lines there are
    long write(List<String> kinds, Path file, LongConsumer sign) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            statements.execute("set transaction isolation level repeatable read, read only");
            try (var lines = new Lines(
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16),
                    sign)) {
                for (Kind kind : IN_ORDER) {
                    if (kinds.contains(kind.label())) {
                        write(kind, lines);
                    }
                }
                return lines.count;
            }
        });
    }

    private void write(Kind kind, Lines lines) throws IOException {
        switch (kind) {
            case MEDIA -> pictures(lines);
            case SECTION, TAG, AUTHOR, REDIRECT, COMMENT, SITE -> catalogued(kind, lines);
            case ARTICLE -> articles(lines);
        }
    }

    private void catalogued(Kind kind, Lines lines) throws IOException {
        CatalogueExchange exchange = catalogue.get(kind.label());
        if (exchange == null) {
            throw new IllegalArgumentException("not of the catalogue: " + kind);
        }
        List<CatalogueExchange.Out> piece = exchange.page(null, PIECE);
        while (!piece.isEmpty()) {
            for (CatalogueExchange.Out out : piece) {
                ObjectNode line = json.createObjectNode().put("type", kind.label());
                line.setAll(out.write());
                lines.add(line);
            }
            piece = exchange.page(piece.getLast().place(), PIECE);
        }
    }

    private void pictures(Lines lines) throws IOException {
        List<MediaExchange.Out> piece = media.page(null, PIECE);
        while (!piece.isEmpty()) {
            for (MediaExchange.Out out : piece) {
                ObjectNode line = json.createObjectNode().put("type", Kind.MEDIA.label()).put("id", out.id().toString())
                        .put("url", out.url())
                        .put("fileName", out.fileName()).put("contentType", out.contentType()).put("width", out.width())
                        .put("height", out.height());
                line.setAll(out.details());
                lines.add(line);
            }
            piece = media.page(piece.getLast().id(), PIECE);
        }
    }

    private void articles(Lines lines) throws IOException {
        List<ArticleExchange.Out> piece = articles.page(null, PIECE);
        while (!piece.isEmpty()) {
            UUID last = piece.getLast().article().id();
            Map<UUID, List<CorrectionExchange.Entry>> corrected = corrections
                    .of(piece.stream().map(out -> out.article().id()).toList());
            for (ArticleExchange.Out out : piece) {
                lines.add(ArticleLines.line(
                        ArticleLines.story(out, corrected.getOrDefault(out.article().id(), List.of()))));
            }
            piece = articles.page(last, PIECE);
        }
    }

    private final class Lines implements AutoCloseable {

        private final OutputStream out;
        private final LongConsumer sign;
        private long count;

        Lines(OutputStream out, LongConsumer sign) {
            this.out = out;
            this.sign = sign;
        }

        void add(ObjectNode line) throws IOException {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
            count++;
            if (count % PIECE == 0) {
                sign.accept(count);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
