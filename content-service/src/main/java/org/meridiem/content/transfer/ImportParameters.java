package org.meridiem.content.transfer;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.transfer.source.Format;
import org.meridiem.content.transfer.source.SectionBy;

/// What whoever sends a file decides.
class ImportParameters {

    @RestQuery
    @Nullable
    @Parameter(description = "What the file is; told from its beginning when absent.")
    Format format;

    @RestQuery
    @Nullable
    @Size(max = 200)
    @PlainText
    @Parameter(description = "Names the system that the file comes from. Things are recognised when they come again by this and their id there, so keep it for every file of the same system. The format when absent.")
    String source;

    @RestQuery
    @Nullable
    @Size(max = 255)
    @PlainText
    @Parameter(description = "What to call the file in lists.")
    String fileName;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Check and report only: nothing is written.")
    boolean dryRun;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Replace also what was changed here since the last import. Articles keep their earlier revisions.")
    boolean overwrite;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Fetch pictures into the library, from public https addresses only. Without it articles show them from where they are.")
    boolean fetchMedia;

    @RestQuery
    @Nullable
    @Parameter(description = "What says where an article is filed: `fixed` (Ghost's default), `primaryTag` (Ghost) or `category` (WordPress's default).")
    SectionBy sectionBy;

    @RestQuery
    @Nullable
    @Slug
    @Parameter(description = "Slug of the section for articles that have no other. Without one they stay drafts.")
    String section;

    @RestQuery
    @Nullable
    @Slug
    @Parameter(description = "Slug of the author for articles that have none. Without one they stay drafts.")
    String author;

    @RestQuery
    @Nullable
    @Size(max = 500)
    @Parameter(description = "Address of the site that the file comes from: relative addresses, and Ghost's `__GHOST_URL__`, start there. This site's own when absent.", schema = @Schema(examples = "https://old.example.org"))
    String baseUrl;

    @RestQuery
    @Nullable
    @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}")
    @Parameter(description = "BCP 47 tag of articles whose file does not tell their language.")
    String language;
}
