package org.meridiem.trending.lists;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;

import io.smallrye.common.annotation.NonBlocking;

/// The most read articles, from memory: on the event loop, for nothing here waits.
@Path("/v1/trending")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class TrendingResource {

    /// RFC 5646 allows more, nobody writes in it.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[0-9A-Za-z]{1,8}){0,3}");

    private final ListFeed feed;
    private final ListAnswers answers;

    TrendingResource(ListFeed feed, ListAnswers answers) {
        this.feed = feed;
        this.answers = answers;
    }

    /// The best articles of the site or of one section with all below it, in all languages or in one.
    @GET
    @PermitAll
    public RestResponse<byte[]> list(@RestQuery @DefaultValue("today") String window,
            @RestQuery @Nullable String section, @RestQuery @Nullable String language,
            @RestQuery @DefaultValue("10") int limit, @Context HttpHeaders headers) {
        var key = new ListKey(ListKind.of(window(window)), ListAnswers.section(section), language(language));
        int wanted = ListAnswers.limit(limit, ListAnswers.MAX_LIMIT);
        ListView list = feed.list(key).orElseThrow(ListAnswers::notReady);
        return answers.of(list.prepared(), wanted, list.changedAt(), headers);
    }

    private static Window window(String label) {
        return Arrays.stream(Window.values()).filter(window -> window.label().equals(label)).findFirst()
                .orElseThrow(() -> ListAnswers.invalid("window", "must be one of "
                        + Arrays.stream(Window.values()).map(Window::label).collect(Collectors.joining(", "))));
    }

    private static @Nullable String language(@Nullable String given) {
        if (given != null && !LANGUAGE.matcher(given).matches()) {
            throw ListAnswers.invalid("language", "must be a language tag such as en or en-GB");
        }
        return given;
    }
}
