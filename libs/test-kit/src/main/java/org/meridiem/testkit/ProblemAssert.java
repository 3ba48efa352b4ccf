package org.meridiem.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

/// Says whether an answer is the problem (RFC 9457) that it should be. What every problem of this project must be, it is
/// held to in any case: the media type, the members, no internals.
///
/// ```java
/// ProblemAssert.assertThat(given().get("/v1/articles?limit=0")).hasStatus(400).hasErrorAt("limit");
/// ```
public final class ProblemAssert extends AbstractAssert<ProblemAssert, Response> {

    private static final List<String> INTERNALS = List.of("exception", "org.meridiem", "io.quarkus", "jakarta.",
            "java.", "stack", "hibernate");

    private ProblemAssert(Response response) {
        super(response, ProblemAssert.class);
    }

    /// Begins with what holds for every problem.
    ///
    /// @param response an answer
    /// @return for more
    public static ProblemAssert assertThat(Response response) {
        return new ProblemAssert(response).isProblem();
    }

    /// The status, on the line and in the body.
    ///
    /// @param status the expected one
    /// @return this
    public ProblemAssert hasStatus(int status) {
        Assertions.assertThat(actual.statusCode()).as("status line of %s", text()).isEqualTo(status);
        Assertions.assertThat(json().getInt("status")).as("member status").isEqualTo(status);
        return this;
    }

    /// The kind of problem.
    ///
    /// @param ending how the type's URI ends, for example `not-found`
    /// @return this
    public ProblemAssert hasType(String ending) {
        Assertions.assertThat(json().getString("type")).as("type of %s", text()).endsWith(ending);
        return this;
    }

    /// What the person reads.
    ///
    /// @param part of the detail
    /// @return this
    public ProblemAssert hasDetailContaining(String part) {
        Assertions.assertThat(json().getString("detail")).as("detail of %s", text()).contains(part);
        return this;
    }

    /// Which inputs are wrong, and no others.
    ///
    /// @param places JSON pointers and names of parameters
    /// @return this
    public ProblemAssert hasErrorsExactlyAt(String... places) {
        Assertions.assertThat(places()).as("errors of %s", text()).containsExactlyInAnyOrder(places);
        return this;
    }

    /// An input that is wrong, maybe among others.
    ///
    /// @param place a JSON pointer or the name of a parameter
    /// @return this
    public ProblemAssert hasErrorAt(String place) {
        Assertions.assertThat(places()).as("errors of %s", text()).contains(place);
        return this;
    }

    private ProblemAssert isProblem() {
        isNotNull();
        Assertions.assertThat(String.valueOf(actual.contentType()))
                .as("content type of %s %s", actual.statusLine(), text())
                .startsWith("application/problem+json");
        Assertions.assertThat(json().getString("type")).as("type of %s", text()).isNotBlank();
        Assertions.assertThat(json().getString("title")).as("title of %s", text()).isNotBlank();
        Assertions.assertThat(json().getInt("status")).as("member status of %s", text()).isEqualTo(actual.statusCode());
        Assertions.assertThat(text().toLowerCase(Locale.ROOT)).as("no internals").doesNotContain(INTERNALS);
        return this;
    }

    private List<String> places() {
        return Stream.of("errors.pointer", "errors.parameter").map(path -> json().getList(path, String.class))
                .filter(Objects::nonNull).flatMap(List::stream).filter(Objects::nonNull).toList();
    }

    private JsonPath json() {
        return JsonPath.from(text());
    }

    private String text() {
        return actual.body().asString();
    }
}
