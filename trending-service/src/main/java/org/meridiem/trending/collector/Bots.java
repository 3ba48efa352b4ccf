package org.meridiem.trending.collector;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

/// Tells programs from readers by the User-Agent. Programs that pretend are caught elsewhere, by what they can count at most.
final class Bots {

    private static final int MAX_LENGTH = 1_000;
    private static final int REMEMBERED = 10_000;

    /// Words that crawlers, monitors, previews and libraries put into their names; no browser does.
    private static final Pattern NAMES = Pattern.compile(
            """
                    bots?\\b|bot[/;,+_-]|robot|crawl|spider|slurp|scrap(?:e|y)|archiver|fetch|monitor|uptime|pingdom\
                    |lighthouse|pagespeed|headless|phantomjs|puppeteer|playwright|selenium|webdriver\
                    |preview|facebookexternalhit|embedly|^whatsapp|vkshare|validator|checker|feedparser|feedly|\\brss\
                    |google-|googleother|mediapartners|baidu|python|curl|wget|libwww|httpie|java/|java-http|okhttp\
                    |go-http|axios|undici|got \\(|\\bruby\\b|\\bperl|php/|guzzle|aiohttp|httpx|apache-http|dart:io\
                    |postman|insomnia|^mozilla/5\\.0$""",
            Pattern.CASE_INSENSITIVE);

    /// A maker of telephones whose name holds one of the words.
    private static final Pattern TELEPHONES = Pattern.compile("cubot", Pattern.CASE_INSENSITIVE);

    private final LoadingCache<String, Boolean> known = Caffeine.newBuilder().maximumSize(REMEMBERED)
            .executor(Runnable::run).build(Bots::judge);

    /// Whether no reader sits behind it. Nobody without a name reads.
    boolean isBot(@Nullable String userAgent) {
        return userAgent == null || userAgent.isBlank() || userAgent.length() > MAX_LENGTH || known.get(userAgent);
    }

    private static boolean judge(String userAgent) {
        return NAMES.matcher(TELEPHONES.matcher(userAgent).replaceAll("")).find();
    }
}
