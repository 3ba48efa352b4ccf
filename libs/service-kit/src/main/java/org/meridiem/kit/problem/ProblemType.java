package org.meridiem.kit.problem;

import java.net.URI;
import java.util.Locale;

/// The catalogue of everything that can go wrong at an API of the cluster: RFC 9457 problem types.
///
/// A client branches on [#uri()], which never changes once released; titles and details are for people.
public enum ProblemType {
    /// The request body is not well-formed JSON.
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    /// Members of the request are unknown, of the wrong type or break a rule; `errors` names each.
    INVALID_INPUT(400, "The request has invalid members"),
    /// The request has a query parameter that this operation does not know. Nothing is ever ignored.
    UNKNOWN_PARAMETER(400, "Unknown query parameter"),
    /// A query parameter, path member or header has a value that cannot be used.
    INVALID_PARAMETER(400, "Invalid parameter"),
    /// The request itself is not understandable.
    BAD_REQUEST(400, "Bad request"),
    /// No token, or one that is expired or not ours.
    UNAUTHENTICATED(401, "Authentication needed"),
    /// The caller is known but may not do this.
    FORBIDDEN(403, "Not allowed"),
    /// There is nothing here, or nothing that the caller may know of.
    NOT_FOUND(404, "Not found"),
    /// The resource does not have this method.
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /// None of the media types asked for can be given.
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /// The state of the resource does not allow this.
    CONFLICT(409, "Conflict with the present state"),
    /// Something with this name is there already.
    ALREADY_EXISTS(409, "Already exists"),
    /// The workflow has no such step from here; `allowedTransitions` tells those that it has.
    ILLEGAL_TRANSITION(409, "Transition not possible in this state"),
    /// Something else still refers to it.
    IN_USE(409, "Still in use"),
    /// It was public once and is no longer.
    GONE(410, "Gone"),
    /// Somebody changed it since the caller read it; `currentVersion` and `changedFields` tell what.
    STALE_VERSION(412, "Changed by somebody else in the meantime"),
    /// The body is larger than this operation takes.
    TOO_LARGE(413, "Body too large"),
    /// The body is of a type that this operation does not take.
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /// The request is well-formed but cannot be carried out as it stands.
    UNPROCESSABLE(422, "Cannot be processed"),
    /// The request refers to something that does not exist.
    UNRESOLVED_REFERENCE(422, "Refers to something that does not exist"),
    /// The same Idempotency-Key came with another request before.
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency-Key was used for another request"),
    /// A change must say which version it is made from: send If-Match.
    VERSION_REQUIRED(428, "If-Match needed"),
    /// Too often; `Retry-After` tells when to come again.
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /// Our fault. The log has the reason, the answer has not.
    INTERNAL(500, "Internal error"),
    /// The protocol knows this, this service does not do it.
    NOT_IMPLEMENTED(501, "Not implemented"),
    /// Something that this operation needs is away for the moment; `Retry-After` tells when to come again.
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;
    private final URI uri;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
        this.uri = URI.create("urn:problem-type:meridiem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// A short sentence, the same for every occurrence.
    public String title() {
        return title;
    }

    /// The stable identifier of the kind: the `type` member.
    public URI uri() {
        return uri;
    }

    /// A problem of this kind, to be thrown.
    ///
    /// @param detail what happened this time, for the person who reads it; no internals
    public ProblemException with(String detail) {
        return new ProblemException(this, detail);
    }
}
