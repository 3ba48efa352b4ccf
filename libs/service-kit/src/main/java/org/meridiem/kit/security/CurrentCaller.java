package org.meridiem.kit.security;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.meridiem.kit.problem.ProblemType;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;

/// The caller of the request at hand.
@Singleton
public class CurrentCaller {

    private final SecurityIdentity identity;
    private final KeycloakGrants grants;

    CurrentCaller(SecurityIdentity identity, KeycloakGrants grants) {
        this.identity = identity;
        this.grants = grants;
    }

    /// Blocks until Keycloak has answered, which for a known token is at once. Not for the event loop.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 401 without a token, 503 while Keycloak is away and the token is not known yet
    public Caller get() {
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || token == null || !(identity.getPrincipal() instanceof JsonWebToken jwt)) {
            throw ProblemType.UNAUTHENTICATED.with("This operation needs a bearer token.").header("WWW-Authenticate",
                    "Bearer");
        }
        String name = jwt.getClaim("preferred_username");
        return new Caller(jwt.getSubject(), name == null ? jwt.getSubject() : name,
                grants.scopes(jwt, token.getToken()).await().indefinitely());
    }
}
