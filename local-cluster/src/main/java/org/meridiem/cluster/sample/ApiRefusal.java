package org.meridiem.cluster.sample;

import java.io.IOException;

/// An API of the cluster answered something else than was hoped for. The message shows request and answer, so that a person sees what was wrong.
public final class ApiRefusal extends IOException {

    private static final int SHOWN = 4_000;

    private final int status;

    ApiRefusal(String request, int status, String body) {
        super(request + " answered " + status + ": " + (body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body));
        this.status = status;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }
}
