package org.meridiem.newsletter.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.meridiem.kit.problem.ProblemException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

@DisplayName("Webhooks of mail providers")
class ProvidersTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:bounces";

    @TempDir
    Path directory;

    @Test
    void mailgunIsBelievedByItsHmac() throws GeneralSecurityException {
        // Given
        BounceConfig config = Configured.with(Map.of("meridiem.bounce.mailgun.signing-key", "secret"));
        var mailgun = new MailgunEvents(config, new Reports(config, CLOCK));

        // Then
        Provider.Call call = mailgun.read(hook(mailgun(NOW, "secret", "failed"), Map.of()));
        assertThat(call.reports()).singleElement().satisfies(report -> {
            assertThat(report.what()).isEqualTo(MailReport.What.HARD);
            assertThat(report.about().address()).isEqualTo("r@x.test");
            assertThat(report.event()).isEqualTo("event-1");
        });
        assertThat(mailgun.read(hook(mailgun(NOW, "secret", "opened"), Map.of())).reports()).isEmpty();
        refused(mailgun, mailgun(NOW, "another", "failed"), Map.of());
        refused(mailgun, mailgun(NOW.minusSeconds(13 * 3600), "secret", "failed"), Map.of());
        refused(mailgun, mailgun(NOW.plusSeconds(13 * 3600), "secret", "failed"), Map.of());
        refused(mailgun, "{}", Map.of());
    }

    @Test
    void sendGridIsBelievedByItsSignatureOverTheWholeBody() throws GeneralSecurityException {
        // Given
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        BounceConfig config = Configured.with(Map.of("meridiem.bounce.sendgrid.public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
        var sendGrid = new SendGridEvents(config, new Reports(config, CLOCK));
        String body = """
                [{"event":"bounce","type":"bounce","email":"r@x.test","status":"5.1.1","sg_event_id":"1","timestamp":1780315200},
                 {"event":"bounce","type":"blocked","email":"s@x.test","status":"5.7.1","sg_event_id":"2","timestamp":1780315200},
                 {"event":"spamreport","email":"t@x.test","sg_event_id":"3","timestamp":1780315200},
                 {"event":"click","email":"u@x.test","sg_event_id":"4"}]""";

        // Then
        assertThat(sendGrid.read(hook(body, sendGrid(keys, NOW, body))).reports()).extracting(MailReport::what)
                .containsExactly(MailReport.What.HARD, MailReport.What.SOFT, MailReport.What.COMPLAINT);
        refused(sendGrid, body.replace("r@x", "q@x"), sendGrid(keys, NOW, body));
        refused(sendGrid, body, sendGrid(generator.generateKeyPair(), NOW, body));
        refused(sendGrid, body, sendGrid(keys, NOW.minusSeconds(13 * 3600), body));
        refused(sendGrid, body, Map.of());
        refused(sendGrid, body, Map.of("X-Twilio-Email-Event-Webhook-Signature", "?",
                "X-Twilio-Email-Event-Webhook-Timestamp", "now"));
    }

    @Test
    void postmarkIsBelievedByItsPassword() {
        // Given
        BounceConfig config = Configured.with(
                Map.of("meridiem.bounce.postmark.user", "mail", "meridiem.bounce.postmark.password", "secret"));
        var postmark = new PostmarkEvents(config, new Reports(config, CLOCK));
        String body = """
                {"RecordType":"Bounce","Type":"HardBounce","ID":42,"Email":"r@x.test","BouncedAt":"2026-06-01T11:00:00Z"}""";

        // Then
        assertThat(postmark.read(hook(body, Map.of("Authorization", basic("mail:secret")))).reports())
                .singleElement()
                .satisfies(report -> assertThat(report.what()).isEqualTo(MailReport.What.HARD));
        refused(postmark, body, Map.of("Authorization", basic("mail:guess")));
        refused(postmark, body, Map.of());
    }

    @Test
    void amazonIsBelievedByItsCertificate() throws IOException, GeneralSecurityException {
        // Given
        KeyStore store = keyStore();
        var certificate = (X509Certificate) store.getCertificate("sns");
        var key = (PrivateKey) store.getKey("sns", "secret".toCharArray());
        var visited = new ArrayList<URI>();
        SnsWeb web = new SnsWeb() {
            @Override
            public X509Certificate certificate(URI address) {
                return certificate;
            }

            @Override
            public void visit(URI address) {
                visited.add(address);
            }
        };
        BounceConfig config = Configured.with(Map.of("meridiem.bounce.ses.topics", TOPIC));
        var ses = new SesNotifications(config, new SnsMessages(web), new Reports(config, CLOCK));
        String bounce = """
                {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",
                "bouncedRecipients":[{"emailAddress":"r@x.test","status":"5.1.1"}],"timestamp":"2026-06-01T11:59:00Z"}}""";

        // Then
        for (String version : List.of("1", "2")) {
            ObjectNode message = sns("Notification", bounce, NOW, version);
            assertThat(ses.read(hook(signed(message, key), Map.of())).reports()).extracting(MailReport::what)
                    .containsExactly(MailReport.What.HARD);
        }
        ObjectNode changed = sns("Notification", bounce, NOW, "2");
        signed(changed, key);
        refused(ses, changed.put("Message", bounce.replace("r@x", "q@x")).toString(), Map.of());
        ObjectNode other = sns("Notification", bounce, NOW, "2").put("TopicArn", TOPIC + "-of-somebody-else");
        refused(ses, signed(other, key), Map.of());
        refused(ses, signed(sns("Notification", bounce, NOW.minusSeconds(13 * 3600), "2"), key), Map.of());
        ObjectNode elsewhere = sns("Notification", bounce, NOW, "2").put("SigningCertURL", "https://evil.test/a.pem");
        refused(ses, signed(elsewhere, key), Map.of());

        ObjectNode confirmation = sns("SubscriptionConfirmation", "You have chosen", NOW, "2").put("Token", "t")
                .put("SubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription");
        assertThat(ses.read(hook(signed(confirmation, key), Map.of())).reports()).isEmpty();
        assertThat(visited).hasSize(1);
        refused(ses, signed(confirmation.put("SubscribeURL", "https://evil.test/"), key), Map.of());
        assertThat(visited).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sns.eu-central-1.amazonaws.com/a.pem",
            "https://sns.eu.amazonaws.com.evil.test/a.pem",
            "https://bucket.s3.amazonaws.com/a.pem", "https://snsXeu-central-1.amazonaws.com/a.pem",
            "https://sns.eu-central-1.amazonaws.com:8443/a.pem", "https://a@sns.eu-central-1.amazonaws.com/a.pem",
            "https://127.0.0.1/a.pem", "file:///etc/passwd", "", "::"})
    void certificatesAreFetchedFromAmazonOnly(String address) {
        assertThatThrownBy(() -> SnsMessages.amazons(address)).isInstanceOf(ProblemException.class);
        assertThat(SnsMessages.amazons("https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1     | 550 5.1.1 user unknown             | HARD
            550 5.1.1 | 550 5.1.1                          | HARD
            5.2.1     |                                    | HARD
            5.1.10    |                                    | HARD
            5.2.2     | mailbox full                       | SOFT
            5.7.1     | user unknown to our policy         | SOFT
                      | 550 No such user here              | HARD
                      | 554 5.7.1 does not exist in DNS    | SOFT
            550       | 550                                | SOFT
                      | Connection refused                 | SOFT
            """)
    void onlyAnAddressThatDoesNotExistIsGivenUp(String status, String diagnostic, MailReport.What what) {
        assertThat(BounceRules.permanent(status, diagnostic)).isEqualTo(what);
    }

    private static void refused(Provider provider, String body, Map<String, String> headers) {
        assertThatThrownBy(() -> provider.read(hook(body, headers)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    private static Provider.Hook hook(String body, Map<String, String> headers) {
        return new Provider.Hook(body.getBytes(StandardCharsets.UTF_8), name -> Optional.ofNullable(headers.get(name)));
    }

    static String mailgun(Instant at, String key, String event) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String token = "token-" + event + at;
        return mailgun(at.getEpochSecond(), token,
                HexFormat.of().formatHex(mac.doFinal((at.getEpochSecond() + token).getBytes(StandardCharsets.UTF_8))),
                event);
    }

    private static String mailgun(long at, String token, String signature, String event) {
        return """
                {"signature":{"timestamp":"%d","token":"%s","signature":"%s"},
                 "event-data":{"event":"%s","severity":"permanent","id":"event-1","recipient":"r@x.test","timestamp":%d.5,
                 "delivery-status":{"code":550,"message":"5.1.1 no such user"}}}"""
                .formatted(at, token, signature, event, at);
    }

    private static Map<String, String> sendGrid(KeyPair keys, Instant at, String body) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        String timestamp = Long.toString(at.getEpochSecond());
        signature.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
        return Map.of("X-Twilio-Email-Event-Webhook-Signature", Base64.getEncoder().encodeToString(signature.sign()),
                "X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
    }

    private static ObjectNode sns(String type, String message, Instant at, String version) {
        return new ObjectMapper().createObjectNode()
                .put("Type", type)
                .put("MessageId", "m-" + version)
                .put("TopicArn", TOPIC)
                .put("Message", message)
                .put("Timestamp", at.toString())
                .put("SignatureVersion", version)
                .put("SigningCertURL", "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem");
    }

    private static String signed(ObjectNode message, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature
                .getInstance(message.get("SignatureVersion").asText().equals("2") ? "SHA256withRSA" : "SHA1withRSA");
        signature.initSign(key);
        signature.update(SnsMessages.signed(message).getBytes(StandardCharsets.UTF_8));
        return message.put("Signature", Base64.getEncoder().encodeToString(signature.sign())).toString();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /// A certificate such as Amazon's, by the JDK's own tool.
    private KeyStore keyStore() throws IOException, GeneralSecurityException {
        Path file = directory.resolve("sns.p12");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "sns", "-keyalg", "RSA", "-dname", "CN=sns.amazonaws.com", "-validity", "7",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "secret")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        process.onExit().join();
        assertThat(process.exitValue()).as(() -> read(directory.resolve("keytool.log"))).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        return store;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
