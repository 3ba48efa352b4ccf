package org.meridiem.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.assertj.core.api.Assertions;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// A list read to its end by its cursors. The tests of a service share one database, so what one test made may stand on any
/// page by the time it looks.
public final class WholeList {

    private static final int PAGE = 100;

    private WholeList() {
    }

    /// All items.
    ///
    /// @param request begins a request, with the token that the list asks for
    /// @param path    of a list with `limit` and `cursor`
    public static List<Map<String, Object>> of(Supplier<RequestSpecification> request, String path) {
        var items = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            RequestSpecification page = request.get().queryParam("limit", PAGE);
            Response answer = (cursor == null ? page : page.queryParam("cursor", cursor)).get(path);
            answer.then().statusCode(200);
            items.addAll(answer.jsonPath().<Map<String, Object>>getList("items"));
            cursor = answer.path("nextCursor");
        } while (cursor != null);
        return items;
    }

    /// The one item whose member has this value; fails unless it is there exactly once.
    ///
    /// @param request begins a request, with the token that the list asks for
    /// @param path    of a list with `limit` and `cursor`
    /// @param member  for example `slug`
    public static Map<String, Object> item(Supplier<RequestSpecification> request, String path, String member,
            Object value) {
        List<Map<String, Object>> found = of(request, path).stream()
                .filter(item -> Objects.equals(item.get(member), value)).toList();
        Assertions.assertThat(found).as("items of %s with %s %s", path, member, value).hasSize(1);
        return found.getFirst();
    }
}
