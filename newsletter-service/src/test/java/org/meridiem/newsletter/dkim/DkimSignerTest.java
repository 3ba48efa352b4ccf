package org.meridiem.newsletter.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.Mail;
import org.meridiem.newsletter.mail.MailPress;
import org.meridiem.newsletter.mail.Stencil;

@DisplayName("A signed mail")
class DkimSignerTest {

    private static final String WAY_OUT = "https://letters.example.org/v1/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final KeyPair RSA = pair("RSA");
    private static final KeyPair EDWARDS = pair("Ed25519");
    /// Everything that canonical forms and encodings could stumble over.
    private static final Stencil LETTER = Stencil.cut("""
            <html>
              <body\tclass="a">   Grüße,  <b>Welt</b> = 1 \s
            . a line with a dot
            ..
            %s
              <a href="MARK">out</a><a href="MARK">again</a>
            </body>   </html>


            """.formatted("<td>a very long line of text and more </td>".repeat(40)),
            "Hello,\r\n.\r\n\ttabs  and   spaces \t\r\nMARK\rMARK\n\n\n", List.of("MARK"));

    @Test
    void isAcceptedByAnIndependentVerifier() throws Exception {
        // When
        List<SignatureRecord> records = verify(print(signer(rsa("2026a")), "Größe  und   Maß"));

        // Then
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().getDToken()).hasToString("example.org");
        assertThat(records.getFirst().getSelector()).hasToString("2026a");
    }

    @Test
    void isSignedWithWhatMailProgramsUnsubscribeBy() throws Exception {
        // When
        SignatureRecord signature = verify(print(signer(rsa("2026a")), "Words")).getFirst();

        // Then
        assertThat(signature.getHeaders().stream().map(Object::toString)).contains("list-unsubscribe",
                "list-unsubscribe-post", "list-id", "message-id", "date", "to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"List-Unsubscribe-Post: List-Unsubscribe=One-Click", WAY_OUT, "Subject: Words", "out</a>",
            "From: ", "To: reader", "Date: Fri"})
    void isRefusedWhenAnybodyChangesIt(String part) throws Exception {
        // Given
        String mail = print(signer(rsa("2026a")), "Words");
        assertThat(mail).contains(part);

        // Then
        assertThatThrownBy(() -> verify(mail.replace(part, part + "x"))).isInstanceOf(FailException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: evil@example.net", "Subject: Another", "List-Unsubscribe: <https://evil.example>",
            "To: all@example.net"})
    void isRefusedWhenAnybodyAddsASecondField(String field) throws Exception {
        // Given
        String mail = print(signer(rsa("2026a")), "Words");

        // Then
        assertThatThrownBy(() -> verify(field + "\r\n" + mail)).isInstanceOf(FailException.class);
        assertThatThrownBy(() -> verify(mail.replaceFirst("\r\n\r\n", "\r\n" + field + "\r\n\r\n")))
                .isInstanceOf(FailException.class);
    }

    @Test
    void bearsTwoSignaturesWhileAKeyIsChanged() throws Exception {
        // When
        List<SignatureRecord> records = verify(print(signer(rsa("2026a"), rsa("2026b")), "Words"));

        // Then
        assertThat(records.stream().map(signature -> signature.getSelector().toString()))
                .containsExactlyInAnyOrder("2026a", "2026b");
    }

    @Test
    void canBeSignedByEd25519() throws Exception {
        // When
        String mail = print(signer(new DkimKey("ed", EDWARDS.getPrivate())), "Words");

        // Then
        String field = mail.substring(0, mail.indexOf("\r\nDate: "));
        Matcher seal = Pattern.compile(" b=([A-Za-z0-9+/=\r\n ]+)$").matcher(field);
        assertThat(seal.find()).isTrue();
        String head = mail.substring(field.length() + 2, mail.indexOf("\r\n\r\n") + 2);
        String unsealed = relaxed(field.substring(0, seal.start(1)));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest((relaxed(head) + "\r\n" + unsealed).getBytes(StandardCharsets.US_ASCII));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(EDWARDS.getPublic());
        check.update(digest);
        assertThat(check.verify(Base64.getMimeDecoder().decode(seal.group(1)))).isTrue();
        assertThat(field).contains("a=ed25519-sha256");
    }

    @Test
    void isNotSignedWithoutAKey() throws Exception {
        assertThat(print(signer(), "Words")).doesNotContain("DKIM-Signature").startsWith("Date: ");
    }

    @Test
    void takesKeysAsOpensslWritesThem() {
        // Given
        String encoded = Base64.getEncoder().encodeToString(RSA.getPrivate().getEncoded());
        String pem = "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";

        // Then
        assertThat(DkimKey.parse("a", pem).algorithm()).isEqualTo("rsa-sha256");
        assertThat(DkimKey.parse("a", pem.replace("\n", "\\n")).key()).isEqualTo(RSA.getPrivate());
        assertThat(DkimKey.parse("a", "-----BEGIN PRIVATE KEY-----"
                + Base64.getEncoder().encodeToString(EDWARDS.getPrivate().getEncoded())
                + "-----END PRIVATE KEY-----").algorithm()).isEqualTo("ed25519-sha256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2VjcmV0", "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String pem) {
        assertThatThrownBy(() -> DkimKey.parse("a", pem)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0");
    }

    /// All fields of the mail in their order, for a signature that lists them so, less those that guard against additions.
    private static String relaxed(String fields) {
        String unfolded = fields.replaceAll("\r\n[ \t]+", " ").strip();
        return String.join("\r\n", unfolded.lines().map(line -> {
            int colon = line.indexOf(':');
            return line.substring(0, colon).toLowerCase(Locale.ROOT) + ':'
                    + line.substring(colon + 1).strip().replaceAll("[ \t]+", " ");
        }).toList());
    }

    private static List<SignatureRecord> verify(String mail) throws IOException, FailException {
        byte[] key = RSA.getPublic().getEncoded();
        var verifier = new DKIMVerifier((method, selector,
                domain) -> List.of("v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(key)));
        return verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String print(DkimSigner signer, String subject) throws IOException {
        var mail = new Mail("0123@example.org", "Café “Meridiem” of a rather long name, so that the field is folded",
                EmailAddress.parse("reader@example.org").orElseThrow(), subject, LETTER.fill(List.of(WAY_OUT)),
                Instant.parse("2026-11-20T06:00:00Z"),
                Optional.of(new Mail.ListHeaders("weekly.letters.example.org", WAY_OUT)));
        var out = new ByteArrayOutputStream();
        new MailPress("newsletter@example.org", signer).print(mail).writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static DkimSigner signer(DkimKey... keys) {
        return new DkimSigner("example.org", List.of(keys));
    }

    private static DkimKey rsa(String selector) {
        return new DkimKey(selector, RSA.getPrivate());
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
