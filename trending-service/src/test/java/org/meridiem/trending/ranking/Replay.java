package org.meridiem.trending.ranking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.meridiem.events.Engagement;
import org.meridiem.events.Engagement.Action;

/// Actions of readers to replay, in the order in which they arrive, which is not quite that of their times.
///
/// @param name    for the test's report
/// @param actions all of them
record Replay(String name, List<Engagement> actions) {

    /// Six of eight readers only look.
    private static final List<Action> ACTIONS = List.of(Action.VIEW, Action.VIEW, Action.VIEW, Action.VIEW, Action.VIEW,
            Action.VIEW, Action.READ, Action.SHARE);
    private static final Pattern LINE = Pattern
            .compile("(\\S+) \\S+ \\S+ \\[([^]]+)] \"GET (\\S+) [^\"]*\" 200 .* \"([^\"]*)\"");
    private static final Pattern PROGRAM = Pattern.compile("bot|crawl|spider|feed|reader|curl|wget|-$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PART = Pattern.compile("\\.(?:png|jpe?g|gif|svg|css|js|ico|xml|txt)(?:\\?|$)|/feed",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    /// The end of the last action.
    Instant end() {
        return actions.stream().map(Engagement::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    /// Made up, in the shape of real data: of two thousand articles a few draw most, times are out of order within an hour, some visitors are programs
    /// that come again and again out of one network.
    static Replay generated(long seed) {
        var random = new SplittableRandom(seed);
        var actions = new ArrayList<Engagement>();
        for (int i = 0; i < 8_000; i++) {
            // Zipf: the 1.5 % most read draw some forty per cent.
            int article = (int) Math.pow(2_000, Math.pow(random.nextDouble(), 0.8)) - 1;
            boolean program = random.nextInt(5) == 0;
            int visitor = program ? random.nextInt(12) : random.nextInt(8_000);
            String network = program ? "farm" : "network" + visitor / 2;
            long second = 12L * i + random.nextInt(-1_800, 1_800);
            Action action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            actions.add(engagement(action, "/articles/" + article, START.plusSeconds(Math.max(0, second)),
                    (program ? "program" : "reader") + visitor, network));
        }
        return new Replay("generated " + seed, actions);
    }

    /// An access log in Apache's combined format; of its lines the pages that people asked for.
    static Replay accessLog(Path file) throws IOException {
        var actions = new ArrayList<Engagement>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches() && !PART.matcher(parts.group(3)).find() && !PROGRAM.matcher(parts.group(4)).find()) {
                String address = parts.group(1);
                actions.add(engagement(Action.VIEW, parts.group(3),
                        OffsetDateTime.parse(parts.group(2), TIME).toInstant(), address + parts.group(4),
                        address.substring(0, address.lastIndexOf('.'))));
            }
        }
        return new Replay(file.getFileName().toString(), actions);
    }

    /// A table of cumulative numbers of interactions per article in slices of twenty minutes since its publication, −1 where unknown. One article
    /// is published every minute of two days, round and round.
    static Replay timeSlices(Path file) throws IOException {
        var random = new SplittableRandom(1);
        var actions = new ArrayList<Engagement>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines.skip(1)::iterator) {
                String[] columns = line.split(",");
                Instant published = START.plus(Duration.ofMinutes(actions.size() % 2_880));
                int before = 0;
                for (int slice = 1; slice < columns.length; slice++) {
                    int until = Integer.parseInt(columns[slice].strip());
                    for (; before < until; before++) {
                        String reader = "reader" + actions.size();
                        actions.add(engagement(Action.VIEW, columns[0],
                                published.plusSeconds(1_200L * slice + random.nextInt(1_200)), reader, reader));
                    }
                }
            }
        }
        actions.sort(Comparator.comparing(Engagement::at));
        // Late ones, by up to a thousand places.
        for (int start = 0; start + 1_000 <= actions.size(); start += 10_000) {
            Collections.shuffle(actions.subList(start, start + 1_000), new Random(start));
        }
        return new Replay(file.getFileName().toString(), actions);
    }

    private static Engagement engagement(Action action, String article, Instant at, String visitor, String network) {
        return new Engagement(UUID.randomUUID(), action,
                UUID.nameUUIDFromBytes(article.getBytes(StandardCharsets.UTF_8)), at,
                RankingBench.pseudonym(visitor), RankingBench.pseudonym(network), null, null);
    }
}
