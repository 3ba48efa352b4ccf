package org.meridiem.kit.problem;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/// Turns every exception that leaves a resource into a problem, so that no client ever sees a stack trace, an HTML page or an empty refusal.
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final String RETRY_SECONDS = "5";
    /// SQLSTATE classes that mean "the database is away or full", not "the statement is wrong" (PostgreSQL, appendix A).
    private static final Set<String> DATABASE_AWAY = Set.of("08", "53", "57");
    /// SQLSTATEs of a transaction that others got in the way of: it left nothing, the same request may succeed next time. Serialization failure, deadlock,
    /// lock time-out.
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01", "55P03");

    @ServerExceptionMapper
    public Response problem(ProblemException problem, UriInfo uri) {
        return ProblemResponses.of(problem, uri.getPath());
    }

    @ServerExceptionMapper
    public Response constraints(ConstraintViolationException violations, UriInfo uri) {
        return problem(Violations.problem(violations), uri);
    }

    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException mismatch, UriInfo uri) {
        return problem(JsonProblems.of(mismatch), uri);
    }

    @ServerExceptionMapper
    public Response instantiation(ValueInstantiationException refused, UriInfo uri) {
        return problem(JsonProblems.of(refused), uri);
    }

    @ServerExceptionMapper
    public Response multipart(MultipartParser.MalformedMessageException malformed, UriInfo uri) {
        return problem(ProblemType.BAD_REQUEST.with("The body is not well-formed multipart/form-data (RFC 7578)."),
                uri);
    }

    @ServerExceptionMapper
    public Response noToken(UnauthorizedException refused, UriInfo uri) {
        return unauthenticated("This operation needs a bearer token.", "Bearer", uri);
    }

    @ServerExceptionMapper
    public Response badToken(AuthenticationFailedException refused, UriInfo uri) {
        if (causedBy(refused, OIDCException.class)) {
            return problem(unavailable("The identity provider cannot be reached."), uri);
        }
        return unauthenticated("The bearer token is expired, malformed or not from our realm.",
                "Bearer error=\"invalid_token\"", uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused, UriInfo uri) {
        return problem(ProblemType.FORBIDDEN.with("Your roles do not allow this."), uri);
    }

    @ServerExceptionMapper
    public Response identityProviderAway(OIDCException failure, UriInfo uri) {
        return problem(unavailable("The identity provider cannot be reached."), uri);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, UriInfo uri, HttpHeaders headers) {
        Throwable cause = failure.getCause();
        if (cause instanceof com.fasterxml.jackson.core.JacksonException json) {
            return problem(JsonProblems.of(json), uri);
        }
        if (cause instanceof ProblemException problem) {
            return problem(problem, uri);
        }
        Response original = failure.getResponse();
        int status = original.getStatus();
        if (status < 400) {
            return original;
        }
        ProblemException problem = ofStatus(status, headers);
        if (problem.type() == ProblemType.INTERNAL) {
            LOG.error("request failed", failure);
        }
        Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
        if (allow != null) {
            problem.header(HttpHeaders.ALLOW, allow.toString());
        }
        return problem(problem, uri);
    }

    @ServerExceptionMapper
    public Response anythingElse(Throwable failure, UriInfo uri) {
        ProblemException known = find(failure, ProblemException.class);
        if (known != null) {
            return problem(known, uri);
        }
        if (databaseAway(failure)) {
            LOG.warnf("database away: %s", failure.toString());
            return problem(unavailable("The database cannot be reached."), uri);
        }
        LOG.error("request failed", failure);
        return problem(ProblemType.INTERNAL.with("Something went wrong on our side. The log has the reason."), uri);
    }

    static ProblemException ofStatus(int status, @Nullable HttpHeaders headers) {
        return switch (status) {
            case 400 -> ProblemType.BAD_REQUEST.with("The request cannot be understood.");
            case 401 -> ProblemType.UNAUTHENTICATED.with("This operation needs a bearer token.")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case 403 -> ProblemType.FORBIDDEN.with("Your roles do not allow this.");
            case 404 -> ProblemType.NOT_FOUND.with("There is nothing at this address.");
            case 405 -> ProblemType.METHOD_NOT_ALLOWED.with("This resource does not have the method.");
            case 406 -> ProblemType.NOT_ACCEPTABLE.with("None of the media types in Accept can be given.");
            case 413 -> ProblemType.TOO_LARGE.with("The body is larger than this operation takes.");
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE
                    .with(headers == null || headers.getHeaderString(HttpHeaders.CONTENT_TYPE) == null
                            ? "Say the type of the body in Content-Type."
                            : "This operation does not take bodies of this type.");
            case 429 -> ProblemType.TOO_MANY_REQUESTS.with("Come again later.");
            case 503 -> unavailable("Come again later.");
            default -> status < 500
                    ? ProblemType.BAD_REQUEST.with("The request cannot be understood.")
                    : ProblemType.INTERNAL.with("Something went wrong on our side. The log has the reason.");
        };
    }

    private Response unauthenticated(String detail, String challenge, UriInfo uri) {
        return problem(ProblemType.UNAUTHENTICATED.with(detail).header(HttpHeaders.WWW_AUTHENTICATE, challenge), uri);
    }

    private static ProblemException unavailable(String detail) {
        return ProblemType.UNAVAILABLE.with(detail).header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }

    private static boolean databaseAway(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql == null) {
            return false;
        }
        String state = sql.getSQLState();
        // Agroal's acquisition time-out has no SQLSTATE.
        return state == null
                ? String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout")
                : TRY_AGAIN.contains(state)
                        || state.length() >= 2 && DATABASE_AWAY.contains(state.substring(0, 2));
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type) != null;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        int depth = 0;
        for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
