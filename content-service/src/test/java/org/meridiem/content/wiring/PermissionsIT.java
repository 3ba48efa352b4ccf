package org.meridiem.content.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;
import org.meridiem.testkit.PermissionTable;

import io.quarkus.test.junit.QuarkusTest;

/// Who may do what, over the whole API: see [PermissionTable].
@QuarkusTest
@ContentServers
class PermissionsIT {

    private final PermissionTable table = new PermissionTable("content-service");

    @Test
    void everyProtectedOperationHasItsLineAndEveryLineItsOperation() {
        table.assertMentionsEveryOperation();
    }

    @Test
    void whatIsEditorialOrChangesSomethingAsksForAToken() {
        assertThat(table.open()).noneMatch(operation -> operation.contains(" /v1/editorial"))
                .allMatch(operation -> operation.startsWith("GET "));
    }

    @Test
    void onlyTheRolesOfTheTableGetIn() {
        table.assertLetsInOnlyItsRoles();
    }

    @Test
    void nobodyGetsInWithoutAGoodToken() {
        table.assertAsksForAGoodToken();
    }
}
