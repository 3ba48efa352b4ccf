package org.meridiem.newsletter.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import org.meridiem.newsletter.site.Links;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// Pages with a message and nothing to do.
@Singleton
public class Notices {

    private final Links links;

    Notices(Links links) {
        this.links = links;
    }

    /// A page.
    ///
    /// @param siteName whose page it is
    /// @param siteUrl  the news site
    /// @param title    the message in short
    /// @param text     the message
    record Notice(String siteName, String siteUrl, String title, String text) {
    }

    @CheckedTemplate(basePath = "page")
    private static final class Template {

        private Template() {
        }

        static native TemplateInstance notice(Notice notice);
    }

    /// Says something.
    public Response answer(int status, String title, String text) {
        return Pages.answer(status,
                Template.notice(new Notice(links.siteName(), links.site(), title, text)).render());
    }

    /// Says that a mailed link is of no use any more.
    public Response linkGone() {
        return answer(410, "This link no longer works",
                "It is too old, was used already, or was never one of ours. Ask for a new one.");
    }
}
