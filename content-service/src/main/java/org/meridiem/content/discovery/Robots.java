package org.meridiem.content.discovery;

import java.nio.charset.StandardCharsets;

import org.meridiem.content.site.SiteAddresses;

/// Writes robots.txt (RFC 9309).
final class Robots {

    private Robots() {
    }

    static byte[] text(DiscoveryConfig config, SiteAddresses addresses) {
        var text = new StringBuilder("User-agent: *\n");
        if (config.crawlable()) {
            config.disallow().forEach(path -> text.append("Disallow: ").append(path).append('\n'));
            text.append("Allow: /\n\nSitemap: ").append(addresses.of("/sitemap.xml")).append("\nSitemap: ")
                    .append(addresses.of("/news-sitemap.xml")).append('\n');
        } else {
            text.append("Disallow: /\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
