package org.meridiem.newsletter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mail address")
class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({"reader@example.org, reader@example.org", "  Reader@Example.ORG , Reader@example.org",
            "first.last+tag@sub.example.co.uk, first.last+tag@sub.example.co.uk",
            "o'neil@example.org, o'neil@example.org", "reader@bücher.example, reader@xn--bcher-kva.example"})
    void isTakenAsItIsWritten(String text, String value) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "reader", "@example.org", "reader@", "reader@localhost", "reader@[127.0.0.1]",
            "reader@127.0.0.1", "Reader <reader@example.org>", "a..b@example.org", ".a@example.org", "a.@example.org",
            "\"quoted\"@example.org", "(comment)reader@example.org", "reader@example.org, other@example.org",
            "reader@exa mple.org", "reader@-example.org", "réader@example.org", "reader@example..org",
            "reader@example.org>", "@relay.example:reader@example.org"})
    void isRefusedWhenItIsNone(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader@example.org\r\nBcc: all@example.org", "reader\n@example.org",
            "reader\0@example.org",
            "reader\u760A@example.org", "reader\u760D@example.org", "reader@exam\u760Aple.org",
            "reader\u010A@example.org", "reader@example.org\u2028x", "rea\tder@example.org"})
    void neverBreaksALine(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void isNotLongerThanTheStandardAllows() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "example.".repeat(40) + "org")).isEmpty();
    }

    @Test
    void isComparedInLowerCaseAndNeverLogged() {
        EmailAddress address = EmailAddress.parse("Reader@example.org").orElseThrow();
        assertThat(address.key()).isEqualTo("reader@example.org");
        assertThat(address.toString()).doesNotContain("eader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reader@example.org", "first.last+tag@sub.example.co.uk", "o'neil@example.org",
            "reader@xn--bcher-kva.example"})
    void isTheSameWhenItWasStored(String value) {
        assertThat(EmailAddress.stored(value)).isEqualTo(EmailAddress.parse(value).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reader", "@example.org", "reader@example.org\r\nBcc: all@example.org",
            "reader@example.org>", "a b@example.org", "one@two@example.org", "reader\u760A@example.org",
            "Reader <reader@example.org>"})
    void isRefusedWhenWhatIsStoredIsNone(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.stored(value)).withMessageNotContaining("@");
    }
}
