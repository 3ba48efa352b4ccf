package org.meridiem.cluster.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The three forms in which reading can be played back, told apart by the first line.
///
/// An access log in the combined format of Apache and nginx: every page that was answered (`GET`, 200 to 304, no picture, style or script). A table with the header
/// `time,page,visitor` or `time,page,visitor,event`. A table with the header `IDLink,TS1,TS2,…`: how often each article had been read by the end of each of
/// 20 minutes, as the UCI data set "News Popularity in Multiple Social Media Platforms" has it.
final class Recording {

    private static final Pattern COMBINED = Pattern.compile(
            "(\\S+) \\S+ \\S+ \\[([^]]+)] \"GET ([^ \"?]+)[^\"]*\" (\\d{3}) \\S+(?: \"[^\"]*\" \"([^\"]*)\")?.*");
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z",
            Locale.ENGLISH);
    private static final Pattern PAGE = Pattern.compile(".*/[^/.]*|.*\\.html?");
    private static final long SLICE_SECONDS = 1_200;

    private Recording() {
    }

    /// All that was recorded, in the order of the file, which is open until the stream is closed.
    @SuppressWarnings("StreamResourceLeak") // whoever asks closes it
    static Stream<RecordedView> of(Path file) throws IOException {
        String first;
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            first = lines.findFirst().orElse("");
        }
        Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1);
        List<String> head = fields(first);
        if (head.getFirst().equals("IDLink")) {
            return curves(lines.skip(1));
        }
        return head.getFirst().equals("time")
                ? lines.skip(1).map(Recording::ofTable).flatMap(Optional::stream)
                : lines.map(Recording::ofLog).flatMap(Optional::stream);
    }

    private static Optional<RecordedView> ofLog(String line) {
        Matcher matcher = COMBINED.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(matcher.group(4));
        if (status < 200 || status > 304 || !PAGE.matcher(matcher.group(3)).matches()) {
            return Optional.empty();
        }
        return time(matcher.group(2), text -> OffsetDateTime.parse(text, LOG_TIME).toInstant())
                .map(at -> new RecordedView(at, matcher.group(1),
                        Optional.ofNullable(matcher.group(5)).orElse(RecordedView.BROWSER), matcher.group(3),
                        "view"));
    }

    private static Optional<RecordedView> ofTable(String line) {
        List<String> fields = fields(line);
        if (fields.size() < 3) {
            return Optional.empty();
        }
        return time(fields.getFirst(), Instant::parse)
                .map(at -> new RecordedView(at, address(fields.get(2).hashCode()), RecordedView.BROWSER,
                        fields.get(1), fields.size() > 3 ? fields.get(3) : "view"));
    }

    /// Slice by slice over all articles: every view by a reader of its own.
    private static Stream<RecordedView> curves(Stream<String> lines) {
        List<int[]> news = new ArrayList<>();
        List<String> articles = new ArrayList<>();
        try (lines) {
            lines.map(Recording::fields).forEach(fields -> {
                articles.add(fields.getFirst());
                news.add(differences(fields.subList(1, fields.size())));
            });
        }
        int slices = news.stream().mapToInt(row -> row.length).max().orElse(0);
        int[] reader = {0};
        return IntStream.range(0, slices).boxed().flatMap(slice -> IntStream.range(0, articles.size()).boxed()
                .flatMap(article -> IntStream.range(0, slice < news.get(article).length ? news.get(article)[slice] : 0)
                        .mapToObj(view -> new RecordedView(
                                Instant.EPOCH.plusSeconds(slice * SLICE_SECONDS + view % SLICE_SECONDS),
                                address(reader[0]++), RecordedView.BROWSER, articles.get(article), "view"))));
    }

    /// What was added in each slice to the highest number known until then; -1 stands for unknown.
    private static int[] differences(List<String> totals) {
        int[] added = new int[totals.size()];
        int highest = 0;
        for (int i = 0; i < added.length; i++) {
            int total = (int) Double.parseDouble(totals.get(i));
            added[i] = Math.max(0, total - highest);
            highest = Math.max(highest, total);
        }
        return added;
    }

    /// Neighbours are in different networks, so that none is taken for a crowd.
    private static String address(int number) {
        int spread = number * 0x9E3779B1;
        return "%d.%d.%d.%d".formatted(11 + (spread >>> 24) % 100, spread >>> 16 & 0xFF, spread >>> 8 & 0xFF,
                1 + (spread & 0x7F));
    }

    private static Optional<Instant> time(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1)).map(field -> field.strip().replaceAll("^\"|\"$", "")).toList();
    }
}
