package org.meridiem.kit.security;

import java.util.Set;

import org.meridiem.kit.problem.ProblemType;

/// Who makes the request, and what Keycloak lets them do.
///
/// @param id     subject of the token: stable, never reused
/// @param name   how the person is shown to colleagues
/// @param scopes such as `article:publish`
public record Caller(String id, String name, Set<String> scopes) {
    /// Copies the scopes.
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// Whether Keycloak grants the scope.
    public boolean may(String scope) {
        return scopes.contains(scope);
    }

    /// Lets only those go on to whom Keycloak grants the scope.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 403
    public void demand(String scope) {
        if (!may(scope)) {
            throw ProblemType.FORBIDDEN.with("This needs the permission " + scope + ".");
        }
    }
}
