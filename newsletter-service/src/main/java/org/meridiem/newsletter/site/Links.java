package org.meridiem.newsletter.site;

import java.net.URI;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The addresses of this service's pages, as they stand in mails. Immutable.
@Singleton
public class Links {

    private final String base;
    private final String host;
    private final URI site;
    private final String siteName;
    private final String callToAction;

    @Inject
    Links(PublicConfig here, SiteConfig site) {
        this(here.url(), site.url(), site.name(), site.callToAction());
    }

    /// @param here         public base URL of this service
    /// @param site         public base URL of the news site
    /// @param siteName     the site's name
    /// @param callToAction asks people to subscribe
    /// @throws IllegalArgumentException when a URL is not absolute http or https
    public Links(URI here, URI site, String siteName, String callToAction) {
        this.base = withoutSlash(web(here));
        this.host = here.getHost();
        this.site = web(site);
        this.siteName = siteName;
        this.callToAction = callToAction;
    }

    /// The page on which a reader confirms a subscription.
    public String confirmation(String token) {
        return base + "/v1/confirmations/" + token;
    }

    /// The page, and the one-click address, that ends a subscription.
    public String unsubscription(String token) {
        return base + "/v1/unsubscribe/" + token;
    }

    /// The web version of an issue that went out.
    public String issue(String newsletter, int number) {
        return base + "/v1/newsletters/" + newsletter + "/issues/" + number;
    }

    /// The public description of a newsletter.
    public String newsletter(String slug) {
        return base + "/v1/newsletters/" + slug;
    }

    /// Where a link of a tracked mail leads first.
    ///
    /// @param mark whose mail
    public String trackedLink(String mark, int number) {
        return base + "/v1/links/" + mark + '/' + number;
    }

    /// The picture of one pixel in a tracked mail.
    public String pixel(String mark) {
        return base + "/v1/pixels/" + mark;
    }

    /// The page that mails a link to a subscriber's settings: the same for everyone, so it may stand in a mail that is passed on.
    public String preferences() {
        return base + "/v1/preferences";
    }

    /// A page of this service.
    ///
    /// @param path begins with a slash
    public String here(String path) {
        return base + path;
    }

    /// The host of this service, by which its lists are named.
    public String host() {
        return host;
    }

    /// The news site.
    public String site() {
        return site.toString();
    }

    /// The news site's name.
    public String siteName() {
        return siteName;
    }

    /// The sentence that asks people to subscribe, where a newsletter has none of its own.
    public String callToAction() {
        return callToAction;
    }

    /// True for an absolute http or https address: the only kind that may become a link in a mail or a page.
    public static boolean isWeb(URI address) {
        return address.getHost() != null
                && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
    }

    private static URI web(URI url) {
        if (!isWeb(url)) {
            throw new IllegalArgumentException("not an absolute http(s) URL: " + url);
        }
        return url;
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
