package org.meridiem.newsletter.issue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.web.PublicAnswers;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The issues of a newsletter for feed readers.
@Path("/v1/newsletters/{slug}/issues.rss")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Newsletters")
class IssueFeedResource {

    private static final int ISSUES = 20;
    private static final String RSS = "application/rss+xml";

    private final Newsletters newsletters;
    private final Issues issues;
    private final IssueItems items;
    private final Letters letters;
    private final Links links;
    private final PublicAnswers answers;

    IssueFeedResource(Newsletters newsletters, Issues issues, IssueItems items, Letters letters, Links links,
            PublicAnswers answers) {
        this.newsletters = newsletters;
        this.issues = issues;
        this.items = items;
        this.letters = letters;
        this.links = links;
        this.answers = answers;
    }

    @GET
    @Transactional
    @Produces(RSS)
    @Operation(operationId = "getIssueFeed", summary = "Get the issues as RSS", description = "The last 20 that were sent, newest first. Articles withdrawn since are left out. What editors wrote as blocks is the `content:encoded` of an item.")
    @APIResponse(responseCode = "200", description = "RSS 2.0", content = @Content(mediaType = RSS))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    @APIResponse(responseCode = "404", description = "There is no newsletter of this name")
    public Response feed(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Context HttpHeaders request) {
        Newsletter newsletter = newsletters.withSlug(slug)
                .orElseThrow(() -> PublicAnswers.notFound("There is no newsletter of this name."));
        List<Issue> sent = issues.archive(slug, Integer.MAX_VALUE, ISSUES);
        Map<UUID, List<IssueItems.Shown>> shown = items.shown(sent.stream().map(Issue::id).toList());
        String archive = links.newsletter(slug) + "/issues";
        var feed = new IssueFeed(newsletter.name(), newsletter.description(), newsletter.language(), archive,
                archive + ".rss",
                sent.stream()
                        .map(issue -> entry(issue, shown.getOrDefault(issue.id(), List.of())))
                        .toList());
        return answers.document(request, feed.xml(), MediaType.valueOf(RSS + ";charset=UTF-8"),
                List.of("newsletters", "newsletter-" + slug));
    }

    private IssueFeed.Entry entry(Issue issue, List<IssueItems.Shown> shown) {
        return IssueFeed.Entry.of(issue, shown, letters.web(issue, shown),
                links.issue(issue.newsletter().slug(), issue.numberGiven()));
    }
}
