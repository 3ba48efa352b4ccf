package org.meridiem.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.hamcrest.Matchers;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Who may do what, over the whole API of the service under test: the tables of its `src/test/resources/permissions` against every operation of its OpenAPI document that asks for a token.
///
/// A line is `METHOD path;role role`: those roles get past the door (whatever they find behind it), all others get 403.
///
/// @param service its module
public record PermissionTable(String service) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final List<String> EVERYBODY = List.of("reader", "contributor", "editor", "publisher", "moderator",
            "admin");
    private static final String UNKNOWN_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    /// An operation that no table mentions is a failure, and so is a line of an operation that is gone.
    public void assertMentionsEveryOperation() {
        assertThat(new TreeSet<>(table().keySet())).isEqualTo(new TreeSet<>(operations().keySet()));
    }

    /// Operations that ask for no token.
    ///
    /// @return each as `METHOD path`
    public List<String> open() {
        List<String> open = new ArrayList<>();
        document().forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (METHODS.contains(method) && !asksForToken(operation)) {
                open.add(method.toUpperCase(Locale.ROOT) + ' ' + path);
            }
        }));
        return open;
    }

    /// Tries every operation with every role.
    public void assertLetsInOnlyItsRoles() {
        Map<String, Set<String>> table = table();
        List<String> wrong = new ArrayList<>();
        operations().forEach((name, operation) -> {
            for (String user : EVERYBODY) {
                Response answer = operation.call(given().auth().oauth2(Tokens.of(user)));
                boolean allowed = table.getOrDefault(name, Set.of()).contains(user);
                if (allowed
                        ? Set.of(401, 403).contains(answer.statusCode()) || answer.statusCode() >= 500
                        : answer.statusCode() != 403) {
                    wrong.add("%s as %s: %d %s".formatted(name, user, answer.statusCode(), answer.asString()));
                } else if (!allowed) {
                    ProblemAssert.assertThat(answer).as("%s as %s", name, user).hasStatus(403);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// Tries every operation without a token, and with one that is none.
    public void assertAsksForAGoodToken() {
        operations().forEach((name, operation) -> {
            Response none = operation.call(given());
            ProblemAssert.assertThat(none).as(name).hasStatus(401).hasType("unauthenticated");
            none.then().header("WWW-Authenticate", Matchers.startsWith("Bearer"));
            ProblemAssert.assertThat(operation.call(given().header("Authorization", "Bearer nonsense"))).as(name)
                    .hasStatus(401);
        });
    }

    private static Map<String, Operation> operations() {
        Map<String, Operation> found = new TreeMap<>();
        document().forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (METHODS.contains(method) && asksForToken(operation)) {
                found.put(method.toUpperCase(Locale.ROOT) + " " + path, Operation.of(method, path, operation));
            }
        }));
        return found;
    }

    private static boolean asksForToken(Map<String, Object> operation) {
        return operation.get("security") instanceof List<?> schemes && !schemes.isEmpty();
    }

    private static Map<String, Map<String, Map<String, Object>>> document() {
        return given().queryParam("format", "json").get("/q/openapi").jsonPath().getMap("paths");
    }

    private Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        Path tables = SharedInfrastructure.root().resolve(service).resolve("src/test/resources/permissions");
        try (Stream<Path> files = Files.list(tables)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.isBlank() || line.startsWith("#")) {
                        continue;
                    }
                    String[] parts = line.split(";");
                    assertThat(parts).as("%s in %s", line, file.getFileName()).hasSize(2);
                    Set<String> roles = Set.of(parts[1].strip().split("\\s+"));
                    assertThat(EVERYBODY).as("roles of %s", line).containsAll(roles);
                    assertThat(table.put(parts[0].strip(), roles)).as("a second line for %s", parts[0]).isNull();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /// @param method  of HTTP, in capitals
    /// @param path    with something unknown in its places
    /// @param content media type of its body, empty when it takes none
    private record Operation(String method, String path, String content) {

        static Operation of(String method, String template, Map<String, Object> operation) {
            String content = "";
            if (operation.get("requestBody") instanceof Map<?, ?> body
                    && body.get("content") instanceof Map<?, ?> contents) {
                content = String.valueOf(contents.keySet().iterator().next());
            }
            return new Operation(method.toUpperCase(Locale.ROOT), template.replaceAll("\\{(number|n|a|b)}", "1")
                    .replaceAll("\\{(slug|kind)}", "nothing-has-this-name").replaceAll("\\{[^}]+}", UNKNOWN_ID),
                    content);
        }

        Response call(RequestSpecification request) {
            if (content.startsWith("multipart/")) {
                request.multiPart("unknown", "1");
            } else if (content.contains("json")) {
                request.contentType(content).body("{\"unknown\":1}");
            } else if (!content.isEmpty()) {
                request.contentType(content).body(new byte[]{0});
            } else {
                request.noContentType();
            }
            return request.request(method, path);
        }
    }
}
