/// What the tests of the services stand on: real PostgreSQL, Kafka, Keycloak and mail, tokens of the local users, and
/// assertions for what all services have in common.
///
/// The servers run in one process per working copy, started by the first test that needs them and shared by all
/// ([org.meridiem.cluster.lease]). A test names the resources it needs:
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "content"))
/// @WithTestResource(KafkaResource.class)
/// @WithTestResource(value = KeycloakResource.class, initArgs = @ResourceArg(name = "client", value = "content-service"))
/// class ArticleResourceIT {
///     given().auth().oauth2(Tokens.of("editor"))...
/// ```
@NullMarked
package org.meridiem.testkit;

import org.jspecify.annotations.NullMarked;
