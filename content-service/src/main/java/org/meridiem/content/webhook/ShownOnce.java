package org.meridiem.content.webhook;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/// Answers with a secret that is kept nowhere: what is remembered for a repeated Idempotency-Key is the answer without it.
@ApplicationScoped
class ShownOnce {

    /// Makes the answer.
    ///
    /// @param work gives the answer to be remembered, and tells what to show instead this once
    Response answer(Function<Shown, Response> work) {
        var shown = new Shown();
        Response remembered = work.apply(shown);
        return shown.entity == null
                ? remembered
                : Response.fromResponse(remembered).entity(shown.entity).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    /// What to show this once.
    static final class Shown {

        private @Nullable Object entity;

        /// Once all is committed.
        void later(Object withSecret) {
            entity = withSecret;
        }
    }
}
