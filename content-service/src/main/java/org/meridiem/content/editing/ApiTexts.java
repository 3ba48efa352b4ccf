package org.meridiem.content.editing;

/// What the API description says of parameters that many operations have.
public final class ApiTexts {

    /// Of `If-Match`.
    public static final String IF_MATCH = "The ETag that was read, or `*` to override whatever is there.";
    /// Of `Idempotency-Key`.
    public static final String IDEMPOTENCY_KEY = "Makes the request safe to repeat: the same key gives the first answer again.";
    /// Of 422 where nothing else is unprocessable.
    public static final String KEY_REUSED = "The Idempotency-Key came with another request before";
    /// Of `limit`.
    public static final String LIMIT = "Items per page.";
    /// Of `cursor`.
    public static final String CURSOR = "`nextCursor` of the page before.";
    /// Of `count`.
    public static final String COUNT = "Also tell in `total` how many there are in all.";

    private ApiTexts() {
    }
}
