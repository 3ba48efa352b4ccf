package org.meridiem.newsletter.subscriber;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.database.Statements;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// Reads a file into the database row by row, so that its size is no matter of memory. Nothing is done before it came whole.
@Singleton
class ImportIntake {

    private static final int PIECE = 1000;
    private static final int LONGEST_FIELD = 64 * 1024;

    private final Imports imports;
    private final Statements statements;
    private final SubscriberConfig config;
    private final Clock clock;

    ImportIntake(Imports imports, Statements statements, SubscriberConfig config, Clock clock) {
        this.imports = imports;
        this.statements = statements;
        this.config = config;
        this.clock = clock;
    }

    /// A file that came whole.
    ///
    /// @param id     of its import
    /// @param rows   how many
    /// @param sha256 hexadecimal
    record Received(UUID id, long rows, String sha256) {
    }

    /// Takes a file in.
    ///
    /// @param newsletters for rows that name none
    /// @param expected    its length as announced, negative when unknown
    /// @throws ProblemException 400 for what is cut off, empty or no such file, 413
    Received receive(InputStream body, long expected, List<UUID> newsletters, String by) {
        UUID id = QuarkusTransaction.requiringNew().call(() -> imports.begin(newsletters, by));
        try {
            var digest = new DigestInputStream(body, MessageDigest.getInstance("SHA-256"));
            var bounded = new Bounded(digest, config.maxSize().asLongValue());
            long rows = rows(id, bounded, newsletters);
            if (expected >= 0 && bounded.read != expected) {
                throw ProblemType.BAD_REQUEST
                        .with("The body ended after " + bounded.read + " of " + expected + " bytes.");
            }
            return new Received(id, rows, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        } catch (CsvParseException e) {
            drop(id);
            throw e.getCause() instanceof ProblemException problem
                    ? problem
                    : ProblemType.BAD_REQUEST.with("The file is no CSV in UTF-8 (RFC 4180).");
        } catch (IOException | UncheckedIOException e) {
            drop(id);
            throw ProblemType.BAD_REQUEST.with("The body could not be read to its end, or is not in UTF-8.");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (RuntimeException e) {
            drop(id);
            throw e;
        }
    }

    /// Forgets a file that came before.
    void drop(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> imports.drop(id));
    }

    private long rows(UUID id, InputStream body, List<UUID> newsletters) throws IOException {
        Reader text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
        Map<String, UUID> known = statements
                .list("select slug, id from newsletter", row -> Map.entry(row.getString(1), Statements.id(row, "id")))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        long rows = 0;
        ImportRow.Context context = null;
        var piece = new ArrayList<ImportRow>();
        try (CsvReader<CsvRecord> file = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_FIELD).ofCsvRecord(text)) {
            for (CsvRecord line : file) {
                if (context == null) {
                    context = new ImportRow.Context(ImportRow.header(withoutMark(line.getFields())), known, newsletters,
                            clock.instant());
                } else {
                    piece.add(ImportRow.of(line.getFields(), context));
                    if (piece.size() == PIECE) {
                        rows = keep(id, rows, piece);
                    }
                }
            }
        }
        rows = keep(id, rows, piece);
        if (rows == 0) {
            throw ProblemType.BAD_REQUEST.with("The file has no rows behind its header.");
        }
        return rows;
    }

    private long keep(UUID id, long rows, List<ImportRow> piece) {
        QuarkusTransaction.requiringNew().run(() -> imports.keep(id, rows + 1, piece));
        long all = rows + piece.size();
        piece.clear();
        return all;
    }

    /// Spreadsheets put a byte order mark before the first cell.
    private static List<String> withoutMark(List<String> cells) {
        var clean = new ArrayList<>(cells);
        if (clean.getFirst().startsWith("\uFEFF")) {
            clean.set(0, clean.getFirst().substring(1));
        }
        return clean;
    }

    private static final class Bounded extends FilterInputStream {

        private final long max;
        private long read;

        Bounded(InputStream in, long max) {
            super(in);
            this.max = max;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) {
            read += n;
            if (read > max) {
                throw ProblemType.TOO_LARGE.with("A file may have " + max + " bytes at most.").and("maxBytes", max);
            }
        }
    }
}
