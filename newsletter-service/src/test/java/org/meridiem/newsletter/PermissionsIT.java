package org.meridiem.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.meridiem.testkit.PermissionTable;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(NewsletterProfile.class)
@DisplayName("Who may do what")
class PermissionsIT {

    private final PermissionTable table = new PermissionTable("newsletter-service");

    @Test
    void standsInTheTablesForEveryProtectedOperation() {
        table.assertMentionsEveryOperation();
        assertThat(table.open()).isNotEmpty().noneMatch(operation -> operation.contains(" /v1/editorial"));
    }

    @Test
    void isHeldToForEveryRole() {
        table.assertLetsInOnlyItsRoles();
    }

    @Test
    void isNothingWithoutAGoodToken() {
        table.assertAsksForAGoodToken();
    }
}
