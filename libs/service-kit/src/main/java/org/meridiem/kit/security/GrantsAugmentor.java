package org.meridiem.kit.security;

import java.util.Arrays;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/// Answers `@PermissionsAllowed("article:publish")` from the Keycloak scope of that name; of several, any one suffices, as the annotation has it. Lazy: an operation without a permission costs no call.
@Singleton
class GrantsAugmentor implements SecurityIdentityAugmentor {

    private final KeycloakGrants grants;

    GrantsAugmentor(KeycloakGrants grants) {
        this.grants = grants;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || token == null || !(identity.getPrincipal() instanceof JsonWebToken jwt)) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder(identity)
                .addPermissionChecker(permission -> grants.scopes(jwt, token.getToken())
                        .map(scopes -> Arrays.stream(permission.getActions().split(","))
                                .anyMatch(action -> scopes.contains(permission.getName() + ':' + action))))
                .build());
    }
}
