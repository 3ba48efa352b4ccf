package org.meridiem.cluster.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

class RealmFileTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FILES = Path.of(System.getProperty("meridiem.root"), "deploy/keycloak");

    @Test
    void membersOfObjectsAreMergedOneByOne() throws IOException {
        assertMerge("{'a':1,'b':{'c':2,'d':3}}", "{'b':{'d':4},'e':5}", "{'a':1,'b':{'c':2,'d':4},'e':5}");
    }

    @Test
    void arraysOfNamedObjectsAreMergedByTheirName() throws IOException {
        assertMerge("{'clients':[{'clientId':'x','secret':'s','on':true},{'clientId':'y'}]}",
                "{'clients':[{'clientId':'x','secret':'t'},{'clientId':'z'}]}",
                "{'clients':[{'clientId':'x','secret':'t','on':true},{'clientId':'y'},{'clientId':'z'}]}");
    }

    @Test
    void otherArraysAreReplaced() throws IOException {
        assertMerge("{'uris':['a','b']}", "{'uris':['c']}", "{'uris':['c']}");
    }

    @Test
    void anotherRealmHasAnotherFingerprint() throws IOException {
        String one = RealmFile.merged("{\"a\":1}", "{}").fingerprint();
        assertThat(RealmFile.merged("{\"a\":1}", "{}").fingerprint()).isEqualTo(one);
        assertThat(RealmFile.merged("{\"a\":1}", "{\"a\":2}").fingerprint()).isNotEqualTo(one);
    }

    @Test
    void productionHasNoUserNoPasswordGrantAndNoSecret() throws IOException {
        JsonNode realm = JSON.readTree(Files.readString(FILES.resolve("meridiem-realm.json")));

        assertThat(realm.has("users")).isFalse();
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
        assertThat(realm.path("clients")).isNotEmpty().allSatisfy(client -> {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean(true)).isFalse();
            assertThat(client.path("redirectUris"))
                    .allSatisfy(uri -> assertThat(uri.asText()).isNotEqualTo("*").startsWith("http://127.0.0.1/"));
            if (client.path("publicClient").asBoolean()) {
                assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
            } else {
                assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+}");
            }
        });
    }

    @Test
    void theLocalOverlayOnlySpeaksOfClientsThatThereAre() throws IOException {
        JsonNode base = JSON.readTree(Files.readString(FILES.resolve("meridiem-realm.json")));
        JsonNode merged = JSON.readTree(
                RealmFile.merged(FILES.resolve("meridiem-realm.json"), FILES.resolve("local-overlay.json")).json());

        assertThat(merged.path("clients")).hasSameSizeAs(base.path("clients"));
        assertThat(merged.path("clients"))
                .allSatisfy(client -> assertThat(client.path("secret").asText()).doesNotContain("${"));
        assertThat(merged.path("users")).hasSize(7);
    }

    private static void assertMerge(String base, String overlay, String expected) throws IOException {
        JsonNode merged = JSON.readTree(RealmFile.merged(base.replace('\'', '"'), overlay.replace('\'', '"')).json());
        assertThat(merged).isEqualTo(JSON.readTree(expected.replace('\'', '"')));
    }
}
