package org.meridiem.content.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;

class SiteCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/a?b=c#d", "http://shop.example", "/", "/about/us?x=1",
            "https://bücher.example/x"})
    void aLinkLeadsToTheWebOrIntoTheSite(String url) {
        if (url.contains("ü")) {
            // Java reads no host in it: such names are written in their ASCII form.
            assertThatThrownBy(() -> SiteCheck.demand(footer(url))).isInstanceOf(ProblemException.class);
        } else {
            assertThatCode(() -> SiteCheck.demand(footer(url))).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "about", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x",
            "//evil.example", "/\\evil.example", "https:/evil", "https://", "https://a@evil.example/",
            "ftp://a.example/",
            "https://a.example/ b", "mailto:a@b.example"})
    void noLinkLeadsElsewhere(String url) {
        assertThatThrownBy(() -> SiteCheck.demand(footer(url))).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.errors()).extracting(InputError::pointer)
                        .containsExactly("/footer/0/url"));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var site = site("Mars/Olympus", "https://news.example/{token}/{token}",
                List.of(new MenuWrite(null, null, null, List.of(new LinkWrite(null, "a", "/b"))),
                        new MenuWrite(null, null, "/x", null)),
                List.of(new LinkWrite("Both", "a", "/b")));

        assertThatThrownBy(() -> SiteCheck.demand(site)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.errors()).extracting(InputError::pointer).containsExactly("/timeZone",
                        "/previewUrl", "/menu/0/label", "/menu/0/items/0", "/menu/1/label", "/footer/0"));
    }

    private static SiteWrite footer(String url) {
        return site(null, null, List.of(), List.of(new LinkWrite("There", null, url)));
    }

    private static SiteWrite site(@Nullable String zone, @Nullable String preview, List<MenuWrite> menu,
            List<LinkWrite> footer) {
        return new SiteWrite("Name", null, null, null, null, null, null, null, zone, null, menu, footer, null,
                preview);
    }
}
