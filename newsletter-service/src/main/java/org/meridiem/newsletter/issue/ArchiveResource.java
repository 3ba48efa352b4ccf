package org.meridiem.newsletter.issue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.block.Intro;
import org.meridiem.newsletter.block.Prose;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.letterhead.Tongue;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.web.PublicAnswers;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What went out, for everyone to read. An article that was withdrawn since is not in it.
@Path("/v1/newsletters/{slug}/issues")
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Newsletters")
class ArchiveResource {

    private final Newsletters newsletters;
    private final Issues issues;
    private final IssueItems items;
    private final Letters letters;
    private final Links links;
    private final Cursors cursors;
    private final PublicAnswers answers;

    ArchiveResource(Newsletters newsletters, Issues issues, IssueItems items, Letters letters, Links links,
            Cursors cursors, PublicAnswers answers) {
        this.newsletters = newsletters;
        this.issues = issues;
        this.items = items;
        this.letters = letters;
        this.links = links;
        this.cursors = cursors;
        this.answers = answers;
    }

    /// An issue in the archive's list.
    @Schema(name = "PublicIssueEntry", description = "An issue in the archive's list.")
    record Entry(
            @Schema(description = "Counts from 1", required = true) int number,
            @Schema(description = "Its subject", required = true) String subject,
            @Schema(description = "When it began to go out") @Nullable Instant sentAt,
            @Schema(description = "Where it is", required = true) String url) {
    }

    /// A page of the archive.
    @Schema(name = "PublicIssuePage")
    private record EntryPage(List<Entry> items, @Nullable String nextCursor, @Nullable Long total) {
    }

    /// An issue in the archive.
    @Schema(name = "PublicIssue", description = "An issue in the archive.")
    record PublicIssue(
            @Schema(description = "Slug", required = true) String newsletter,
            @Schema(description = "Counts from 1", required = true) int number,
            @Schema(description = "Its subject", required = true) String subject,
            @Schema(description = "When it began to go out") @Nullable Instant sentAt,
            @Schema(description = "What mail programs showed beside the subject, if an editor wrote it") @Nullable String preheader,
            @Schema(description = "The editor's words") @Nullable String introHtml,
            @Schema(description = "More of the editor's words", required = true) List<Block> blocks,
            @Schema(description = "The same as HTML, as in the mail") @Nullable String blocksHtml,
            @Schema(description = "The stories", required = true) List<IssueView.ArticleEntry> articles,
            @Schema(description = "The list “Trending stories”", required = true) List<IssueView.ArticleEntry> trending,
            @Schema(description = "Where it is", required = true) String url) {
    }

    private record Listed(Issue issue, List<IssueItems.Shown> shown) {
    }

    private record Listing(Newsletter newsletter, List<Listed> issues, @Nullable String next) {
    }

    @GET
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listIssues", summary = "List the issues that were sent", description = "Newest first, as a page to read or as JSON, whichever Accept prefers.")
    @APIResponse(responseCode = "200", description = "A page of issues", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EntryPage.class)),
            @Content(mediaType = MediaType.TEXT_HTML)})
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    public Response list(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor,
            @Parameter(description = "Also tell how many there are in all") @RestQuery @DefaultValue("false") boolean count,
            @Context HttpHeaders request) {
        Listing listing = listing(slug, limit, cursor);
        var page = new Page<>(listing.issues().stream().map(this::entry).toList(), listing.next(),
                count ? issues.countArchive(slug) : null);
        return answers.page(request, page, list(slug), "limit=" + limit + (count ? "&count=true" : ""), tags(slug));
    }

    @GET
    @Transactional
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response listPage(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Parameter(description = "How many at most") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = "Where the page before ended") @RestQuery @Nullable String cursor,
            @Context HttpHeaders request) {
        Listing listing = listing(slug, limit, cursor);
        Newsletter newsletter = listing.newsletter();
        String url = links.newsletter(slug) + "/issues";
        var archive = new ArchivePage(links.siteName(), links.site(), newsletter.name(), newsletter.description(),
                newsletter.language(), url, url + ".rss", listing.issues()
                        .stream()
                        .map(this::entry)
                        .map(entry -> new ArchivePage.Entry(entry.subject(), entry.url(), entry.sentAt() == null
                                ? ""
                                : Letter.date(entry.sentAt(), newsletter.language())))
                        .toList(),
                listing.next() == null ? "" : url + "?limit=" + limit + "&cursor=" + listing.next());
        return answers.html(request, IssueTemplates.archive(archive).render(), null, tags(slug));
    }

    @GET
    @Path("{number}")
    @Transactional
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getIssue", summary = "Get an issue", description = "As a page or as JSON, whichever Accept prefers. Articles withdrawn since are left out.")
    @APIResponse(responseCode = "200", description = "The issue", content = {
            @Content(mediaType = MediaType.TEXT_HTML),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PublicIssue.class))})
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    public Response page(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Parameter(description = "The issue's number in the newsletter") @RestPath int number,
            @Context HttpHeaders request) {
        Issue issue = find(slug, number);
        return answers.html(request, letters.web(issue), null, tags(slug));
    }

    @GET
    @Path("{number}")
    @Transactional
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Parameter(description = "The newsletter's slug") @RestPath String slug,
            @Parameter(description = "The issue's number in the newsletter") @RestPath int number,
            @Context HttpHeaders request) {
        Issue issue = find(slug, number);
        List<IssueItems.Shown> shown = items.shown(issue.id());
        IssueText text = issue.text();
        List<Block> blocks = text.written();
        String direction = Tongue.direction(issue.newsletter().language());
        var view = new PublicIssue(slug, issue.numberGiven(), issue.subject(shown), issue.sendStartedAt(),
                text.preheader(), text.intro() == null ? null : Intro.of(text.intro()).html(), blocks,
                blocks.isEmpty() ? null : Prose.of(blocks, direction, UnaryOperator.identity()).html(),
                IssueView.entries(shown, Part.STORY), IssueView.entries(shown, Part.TRENDING),
                links.issue(slug, number));
        return answers.json(request, view, null, tags(slug));
    }

    private Issue find(String slug, int number) {
        return issues.out(slug, number)
                .orElseThrow(() -> PublicAnswers.notFound("There is no such issue of this newsletter."));
    }

    private Listing listing(String slug, int limit, @Nullable String cursor) {
        Newsletter newsletter = newsletters.withSlug(slug)
                .orElseThrow(() -> PublicAnswers.notFound("There is no newsletter of this name."));
        int before = cursor == null
                ? Integer.MAX_VALUE
                : Integer.parseInt(cursors.open(list(slug), cursor).getFirst());
        List<Issue> found = issues.archive(slug, before, limit + 1);
        Map<UUID, List<IssueItems.Shown>> articles = items.shown(found.stream().map(Issue::id).toList());
        List<Listed> listed = found.stream()
                .limit(limit)
                .map(issue -> new Listed(issue, articles.getOrDefault(issue.id(), List.of())))
                .toList();
        String next = found.size() > limit
                ? cursors.seal(list(slug), List.of(Integer.toString(listed.getLast().issue().numberGiven())))
                : null;
        return new Listing(newsletter, listed, next);
    }

    private Entry entry(Listed listed) {
        Issue issue = listed.issue();
        return new Entry(issue.numberGiven(), issue.subject(listed.shown()), issue.sendStartedAt(),
                links.issue(issue.newsletter().slug(), issue.numberGiven()));
    }

    private static String list(String slug) {
        return "/v1/newsletters/" + slug + "/issues";
    }

    private static List<String> tags(String newsletter) {
        return List.of("newsletters", "newsletter-" + newsletter);
    }
}
