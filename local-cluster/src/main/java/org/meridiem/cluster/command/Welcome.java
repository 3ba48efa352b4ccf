package org.meridiem.cluster.command;

import org.meridiem.cluster.Endpoints;

/// What people see when everything is ready: where to go and who to be.
final class Welcome {

    private Welcome() {
    }

    static String text(Endpoints endpoints) {
        return """

                Meridiem runs.

                  articles      %1$s/v1/articles       editors' API: %1$s/q/swagger-ui
                  trending      %2$s/v1/trending       API: %2$s/q/swagger-ui
                  newsletters   %3$s/v1/newsletters    API: %3$s/q/swagger-ui
                  mail          %4$s                   (SMTP on 127.0.0.1:%5$d)
                  Keycloak      %6$s                   admin / local, realm meridiem
                  Kafka         %7$s
                  PostgreSQL    %8$s    content / local
                                %9$s    newsletter / local

                People, all with the password local: contributor, contributor2, editor, publisher, moderator, admin, reader
                A token:
                  curl -s -d grant_type=password -d client_id=meridiem-cli -d username=editor -d password=local \\
                    %10$s/protocol/openid-connect/token

                Ctrl-C, or ./meridiem stop elsewhere, ends everything and keeps the data. ./meridiem logs content-service shows a log.
                """
                .formatted(endpoints.content(), endpoints.trending(), endpoints.newsletter(), endpoints.inbox(),
                        endpoints.smtpPort(),
                        endpoints.keycloak(), endpoints.kafka(), endpoints.jdbc("content"),
                        endpoints.jdbc("newsletter"), endpoints.issuer());
    }
}
