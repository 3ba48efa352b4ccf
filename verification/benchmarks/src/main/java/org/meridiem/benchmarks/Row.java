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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/// A row of the model article, to be copied with changes.
///
/// @param columns names
/// @param values  text, bytes or null
record Row(List<String> columns, List<@Nullable Object> values) {

    /// Under this name the changes hold the time that takes the place of every instant.
    static final String TIME = "\u0000time";

    private static final Pattern INSTANT = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final List<String> TIMES = List.of("published_at", "first_published_at", "public_updated_at",
            "updated_at", "projected_at", "created_at", "since");

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
                    byte[] plain = changed(new String(gzip ? unpacked(bytes) : bytes, StandardCharsets.UTF_8), changes)
                            .getBytes(StandardCharsets.UTF_8);
                    if (columns.get(i).equals("document")) {
                        digest = digest(plain);
                    }
                    texts.add("\\\\x" + HexFormat.of().formatHex(gzip ? packed(plain) : plain));
                }
                default -> texts.add(TIMES.contains(columns.get(i))
                        ? changes.get(TIME)
                        : escaped(changed(value.toString(), changes)));
            }
        }
        int etag = columns.indexOf("etag");
        if (etag >= 0) {
            texts.set(etag, digest);
        }
        return String.join("\t", texts) + "\n";
    }

    private static String changed(String text, Map<String, String> changes) {
        String result = INSTANT.matcher(text).replaceAll(String.valueOf(changes.get(TIME)));
        // Two steps, for what is put in may look like what another change takes out.
        List<String> marks = new ArrayList<>(changes.keySet());
        for (int i = 0; i < marks.size(); i++) {
            result = result.replace(marks.get(i), "\u0001" + i + "\u0002");
        }
        for (int i = 0; i < marks.size(); i++) {
            result = result.replace("\u0001" + i + "\u0002", changes.get(marks.get(i)));
        }
        return result;
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
}
