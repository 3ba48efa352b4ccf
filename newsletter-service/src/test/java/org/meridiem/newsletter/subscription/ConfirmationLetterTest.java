package org.meridiem.newsletter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.newsletter.letterhead.ServiceLetter;
import org.meridiem.newsletter.site.Links;

@DisplayName("A confirmation mail")
class ConfirmationLetterTest {

    private static final Links LINKS = new Links(URI.create("http://127.0.0.1:8083"),
            URI.create("http://127.0.0.1:8081"), "Meridiem", "Subscribe.");

    @Test
    void asksInTheReadersLanguage() {
        ServiceLetter german = ConfirmationComposer.letter("de-CH", List.of("Die Woche"), LINKS, "http://x.test/c", 48);
        assertThat(german.title()).isEqualTo("Bitte bestätigen Sie Ihr Abonnement");
        assertThat(german.smallPrint()).contains("48 Stunden");
        assertThat(german.button()).isEqualTo(new ServiceLetter.Link("Abonnement bestätigen", "http://x.test/c"));
        assertThat(german.language()).isEqualTo("de-CH");
    }

    @Test
    void asksInEnglishWhereThereAreNoOtherWords() {
        ServiceLetter arabic = ConfirmationComposer.letter("ar", List.of("The Week"), LINKS, "http://x.test/c", 48);
        assertThat(arabic.title()).isEqualTo("Please confirm your subscription");
        assertThat(arabic.language()).isEqualTo("en");
        assertThat(arabic.direction()).isEqualTo("ltr");
        assertThat(ConfirmationComposer.letter("en-GB", List.of("x"), LINKS, "http://x.test/c", 48).language())
                .isEqualTo("en-GB");
    }
}
