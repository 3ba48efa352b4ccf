package org.meridiem.content.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.meridiem.content.newsroom.ArticleFixture.article;
import static org.meridiem.content.newsroom.Newsroom.as;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.content.newsroom.Newsroom;
import org.meridiem.content.newsroom.Newsroom.Written;
import org.meridiem.testkit.ProblemAssert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@ContentServers
class ScheduleListIT {

    @BeforeEach
    void catalogue() {
        Newsroom.catalogue();
    }

    @Test
    void theCalendarTellsWhatComesSoonestFirst() {
        Written first = Newsroom.approved(article()).step("editor", "schedule",
                Map.of("at", "2097-01-01T08:00:00Z", "zone", "Asia/Tokyo", "unpublishAt", "2097-01-05T00:00:00Z"));
        Written second = Newsroom.publish(article()).patch("editor", Map.of("dek", "Scheduled")).step("editor",
                "schedule", Map.of("at", "2097-01-02T00:00:00Z"));
        Written third = Newsroom.approved(article().with("section", "business")).step("editor", "schedule",
                Map.of("at", "2097-01-02T00:00:01Z"));

        Response all = calendar("editor").get("/v1/editorial/schedule");
        all.then().statusCode(200)
                .body("items.article", equalTo(List.of(first.id(), second.id(), third.id(), first.id())))
                .body("items.action", equalTo(List.of("publish", "update", "publish", "unpublish")))
                .body("items[0].zone", equalTo("Asia/Tokyo")).body("items[0].revision", equalTo(1))
                .body("items[1].revision", equalTo(2)).body("items[3].revision", nullValue());
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            var call = calendar("editor").queryParam("limit", 1);
            Response page = (cursor == null ? call : call.queryParam("cursor", cursor)).get("/v1/editorial/schedule");
            paged.addAll(page.jsonPath().getList("items.at"));
            cursor = page.jsonPath().getString("nextCursor");
        } while (cursor != null);
        assertThat(paged).isEqualTo(all.jsonPath().getList("items.at"));
        calendar("editor").queryParam("section", "technology").get("/v1/editorial/schedule").then()
                .body("items.size()", equalTo(3));
        calendar("contributor").get("/v1/editorial/schedule").then().statusCode(200).body("items", equalTo(List.of()));
        ProblemAssert.assertThat(as("editor").queryParam("to", "2097-01-01T00:00:00Z").get("/v1/editorial/schedule"))
                .hasStatus(400);
        for (Written article : List.of(first, second, third)) {
            article.step("editor", "unschedule");
        }
    }

    private static RequestSpecification calendar(String user) {
        return as(user).queryParam("from", "2097-01-01T00:00:00Z").queryParam("until", "2097-02-01T00:00:00Z");
    }
}
