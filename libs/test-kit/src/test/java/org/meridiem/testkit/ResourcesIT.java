package org.meridiem.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Topic;

class ResourcesIT {

    @Test
    void aDatabaseIsEmptyAndBelongsToTheServicesRole() throws Exception {
        // Given
        PostgresResource resource = new PostgresResource();
        resource.init(Map.of("database", "newsletter"));

        // When
        Map<String, String> settings = resource.start();

        // Then
        try (Connection connection = DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"), settings.get("quarkus.datasource.password"))) {
            connection.createStatement().execute("create extension pg_trgm");
            connection.createStatement().execute("create table mine(id int)");
            assertThat(connection.getMetaData().getUserName()).isEqualTo("newsletter");
            assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith("18.");
        }
        resource.stop();
    }

    @Test
    void theTopicsAreThoseOfTheCatalogueAndEmpty() throws Exception {
        // Given
        KafkaResource resource = new KafkaResource();

        // When
        Map<String, String> settings = resource.start();

        // Then
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.get("kafka.bootstrap.servers")))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        }
        resource.stop();
    }

    @Test
    void whoFindsKafkaInUseGetsABrokerOfItsOwn() throws Exception {
        // Given
        KafkaResource first = new KafkaResource();
        KafkaResource second = new KafkaResource();
        try {
            String used = first.start().get("kafka.bootstrap.servers");

            // When
            String own = second.start().get("kafka.bootstrap.servers");

            // Then
            assertThat(own).isNotEqualTo(used);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", own))) {
                assertThat(admin.listTopics().names().get()).contains(Topic.ARTICLES.topicName());
            }
        } finally {
            second.stop();
            first.stop();
        }
    }

    @Test
    void everyLocalUserHasAToken() {
        assertThat(Tokens.of("editor").split("\\.")).hasSize(3);
        assertThat(Tokens.of("editor")).isEqualTo(Tokens.of("editor"));
        assertThat(Tokens.fresh("editor")).isNotEqualTo(Tokens.of("editor"));
        assertThat(Tokens.subject("contributor")).isEqualTo("00000000-0000-4000-8000-000000000001");
    }

    @Test
    void aMailThatWasSentCanBeRead() throws Exception {
        // Given
        Map<String, String> settings = new MailResource().start();
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.get("meridiem.mail.host"));
        properties.put("mail.smtp.port", settings.get("meridiem.mail.port"));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("desk@meridiem.test");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("reader+kit@meridiem.test"));
        message.setSubject("Größe <b>");
        message.setText("See https://meridiem.test/a?b=1 now.\r\n.\r\nEnd ü", "utf-8");

        // When
        Transport.send(message);

        // Then
        Mail mail = MailInbox.shared().awaitTo("reader+kit@meridiem.test");
        assertThat(mail.subject()).isEqualTo("Größe <b>");
        assertThat(mail.text().replace("\r\n", "\n")).startsWith("See https://meridiem.test/a?b=1 now.\n.\nEnd ü");
        assertThat(mail.links()).hasToString("[https://meridiem.test/a?b=1]");
        assertThat(mail.header("to")).isEqualTo("reader+kit@meridiem.test");
    }
}
