package org.meridiem.content.wiring;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;

import io.quarkus.test.junit.QuarkusTest;

/// The entities fit the tables that the migrations make.
@QuarkusTest
@ContentServers
class SchemaIT {

    @Inject
    SessionFactory sessions;

    @Test
    void entitiesFitTheTables() {
        sessions.getSchemaManager().validateMappedObjects();
    }
}
