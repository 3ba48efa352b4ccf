package org.meridiem.content.wiring;

import java.time.Clock;

import javax.sql.DataSource;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.outbox.Outbox;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The kit's parts over this service's database.
class KitParts {

    @Produces
    @Singleton
    Outbox outbox(DataSource database) {
        return new Outbox(database);
    }

    @Produces
    @Singleton
    Idempotency idempotency(DataSource database, ObjectMapper json, Clock clock) {
        return new Idempotency(database, json, clock);
    }
}
