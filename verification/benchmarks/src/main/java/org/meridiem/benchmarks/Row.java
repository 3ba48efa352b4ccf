package org.meridiem.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/// A row of the model article, to be copied with changes.
///
/// Not for several threads.
final class Row {

    /// Under this name the changes hold the time that takes the place of every instant.
    static final String TIME = "\u0000time";

    /// Columns of instants.
    static final List<String> TIMES = List.of("published_at", "first_published_at", "public_updated_at",
            "updated_at", "projected_at", "created_at", "since");

    private final List<String> columns;
    private final List<@Nullable Object> values;
    /// Texts by what they are cut into, which is the same for all copies.
    private final Map<String, Template> templates = new HashMap<>();

    /// @param columns names
    /// @param values  text, bytes or null
    Row(List<String> columns, List<@Nullable Object> values) {
        this.columns = columns;
        this.values = values;
    }

    static List<Row> read(Connection connection, String table, List<String> columns, String model)
            throws SQLException {
        String key = table.equals("article") ? "id" : "article_id";
        try (PreparedStatement select = connection.prepareStatement(
                "select " + String.join(",", columns) + " from " + table + " where " + key + "::text = ?")) {
            select.setString(1, model);
            try (ResultSet result = select.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 1; i <= columns.size(); i++) {
                        values.add(result.getMetaData().getColumnTypeName(i).equals("bytea")
                                ? result.getBytes(i)
                                : result.getString(i));
                    }
                    rows.add(new Row(columns, values));
                }
                return rows;
            }
        }
    }

    /// The row as a line of COPY.
    String copied(Map<String, String> changes) {
        String digest = "";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            switch (value) {
                case null -> texts.add("\\N");
                case byte[] bytes -> {
                    boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
                    byte[] plain = changed(columns.get(i), () -> text(gzip ? unpacked(bytes) : bytes), changes)
                            .getBytes(StandardCharsets.UTF_8);
                    if (columns.get(i).equals("document")) {
                        digest = digest(plain);
                    }
                    texts.add("\\\\x" + HexFormat.of().formatHex(gzip ? packed(plain) : plain));
                }
                default -> texts.add(TIMES.contains(columns.get(i))
                        ? changes.get(TIME)
                        : escaped(changed(columns.get(i), value::toString, changes)));
            }
        }
        int etag = columns.indexOf("etag");
        if (etag >= 0) {
            texts.set(etag, digest);
        }
        return String.join("\t", texts) + "\n";
    }

    private String changed(String column, Supplier<String> text, Map<String, String> changes) {
        return templates.computeIfAbsent(column, _ -> Template.of(text.get(), changes.keySet())).filled(changes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    /// As the service digests a document.
    private static String digest(byte[] document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] unpacked(byte[] bytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A text cut where it changes.
    ///
    /// @param literals what stays; one more than there are marks
    /// @param marks    what is replaced between them
    private record Template(List<String> literals, List<String> marks) {

        private static final String INSTANT = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";

        static Template of(String text, Set<String> marks) {
            // The longest first: one may be the beginning of another.
            String any = marks.stream().filter(mark -> !mark.equals(TIME))
                    .sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote)
                    .collect(Collectors.joining("|"));
            Matcher found = Pattern.compile(any.isEmpty() ? INSTANT : any + "|" + INSTANT).matcher(text);
            List<String> literals = new ArrayList<>();
            List<String> cuts = new ArrayList<>();
            int end = 0;
            while (found.find()) {
                literals.add(text.substring(end, found.start()));
                cuts.add(marks.contains(found.group()) ? found.group() : TIME);
                end = found.end();
            }
            literals.add(text.substring(end));
            return new Template(literals, cuts);
        }

        String filled(Map<String, String> changes) {
            var text = new StringBuilder();
            for (int i = 0; i < marks.size(); i++) {
                text.append(literals.get(i)).append(changes.get(marks.get(i)));
            }
            return text.append(literals.getLast()).toString();
        }
    }
}
