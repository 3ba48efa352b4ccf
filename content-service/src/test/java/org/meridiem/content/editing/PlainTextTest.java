package org.meridiem.content.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import jakarta.validation.Validation;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private final Validator validator = Validation.byDefaultProvider().configure()
            .messageInterpolator(new org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator())
            .buildValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "<b>just text</b>", "שלום עולם", "‏مرحبا", "👩‍🚀", "é", "a\u00a0b"})
    void anyScriptIsWelcome(String text) {
        assertThat(refused(new Texted(text, text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007", "\u001b[31m", "\u007f", "\u0085", "\u2028"})
    void controlCharactersAreRefused(String text) {
        assertThat(refused(new Texted(text, text))).containsExactlyInAnyOrder("line", "lines");
    }

    @Test
    void lineBreaksAreWelcomeWhereThereAreLines() {
        assertThat(refused(new Texted("a\nb", "a\r\n\tb"))).containsExactly("line");
    }

    private Set<String> refused(Texted texts) {
        return validator.validate(texts).stream().map(violation -> violation.getPropertyPath().toString())
                .collect(java.util.stream.Collectors.toSet());
    }

    private record Texted(@Nullable @PlainText String line, @Nullable @PlainText(lines = true) String lines) {
    }
}
