package org.meridiem.trending.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;

class GateTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Test
    void aReaderPasses() {
        assertThat(new Gate(List.of()).refusal(headers()::get)).isEmpty();
        assertThat(new Gate(List.of()).refusal(headers().add("Origin", "https://elsewhere.example")::get)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Purpose, prefetch", "sec-purpose, prefetch;prerender", "Purpose, prefetch", "X-Purpose, preview",
            "X-moz, Prefetch"})
    void aPageLoadedInAdvanceIsNotRead(String header, String value) {
        assertThat(new Gate(List.of()).refusal(headers().add(header, value)::get)).contains(DropReason.PREFETCH);
    }

    @Test
    void onlyPagesOfTheGivenOriginsPass() {
        // Given
        var gate = new Gate(List.of("https://News.example", "http://127.0.0.1:8081"));

        // Then
        assertThat(gate.refusal(headers().add("Origin", "https://news.example")::get)).isEmpty();
        assertThat(gate.refusal(headers().add("Referer", "http://127.0.0.1:8081/articles/tea?x=1")::get)).isEmpty();
        assertThat(gate.refusal(headers().add("Origin", "https://news.example.evil.test")::get))
                .contains(DropReason.FOREIGN_ORIGIN);
        assertThat(gate.refusal(headers().add("Origin", "null")::get)).contains(DropReason.FOREIGN_ORIGIN);
        assertThat(gate.refusal(headers().add("Referer", "not a uri")::get)).contains(DropReason.FOREIGN_ORIGIN);
        assertThat(gate.refusal(headers()::get)).contains(DropReason.FOREIGN_ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "WhatsApp/2.23.20.0",
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "TelegramBot (like TwitterBot)",
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36",
            "curl/8.5.0", "python-requests/2.31.0", "Go-http-client/1.1", "Java-http-client/25", "okhttp/4.12.0",
            "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)", "Mozilla/5.0", "GPTBot/1.2",
            "ClaudeBot/1.0", "Baiduspider", "Mozilla/5.0 (compatible; YandexImages/3.0; +http://yandex.com/bots)", ""})
    void programsDoNotRead(String userAgent) {
        assertThat(new Gate(List.of()).refusal(headers().set("User-Agent", userAgent)::get)).contains(DropReason.BOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
            "Mozilla/5.0 (Linux; Android 13; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0 Mobile Safari/537.36 [FBAN/FB4A;FBAV/470.0;]",
            "Mozilla/5.0 (Linux; Android 12; Pixel 6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 Telegram-Android/11.2 (Pixel 6)",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 DuckDuckGo/7",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 YaBrowser/24.10.0 Yowser/2.5 Safari/537.36",
            "Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/4.0 TV Safari/537.36"})
    void browsersAreNotTakenForPrograms(String userAgent) {
        assertThat(new Gate(List.of()).refusal(headers().set("User-Agent", userAgent)::get)).isEmpty();
    }

    @Test
    void nobodyWithoutANameReads() {
        assertThat(new Gate(List.of()).refusal(MultiMap.caseInsensitiveMultiMap()::get)).contains(DropReason.BOT);
        assertThat(new Gate(List.of()).refusal(headers().set("User-Agent", FIREFOX + " x".repeat(600))::get))
                .contains(DropReason.BOT);
    }

    private static MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap().add("User-Agent", FIREFOX);
    }
}
