package org.meridiem.content.caching;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Names of public answers: the same for requests that mean the same.
final class CacheKeys {

    private static final String PUBLIC = "/v1/";
    // Never the same for everybody, or never kept here.
    private static final List<String> APART = List.of("/v1/editorial/", "/v1/me/", "/v1/media/", "/v1/previews/");
    private static final int LONGEST = 1_024;

    private CacheKeys() {
    }

    /// @param target the target of a request as it was sent (RFC 9112, 3.2.1)
    /// @return null for what is never kept
    static @Nullable String of(String target) {
        int question = target.indexOf('?');
        return question < 0 ? of(target, null) : of(target.substring(0, question), target.substring(question + 1));
    }

    /// The same of the two parts of a target.
    static @Nullable String of(@Nullable String path, @Nullable String query) {
        if (path == null || !isKept(path)) {
            return null;
        }
        if (query == null || query.isEmpty()) {
            return path.length() <= LONGEST ? path : null;
        }
        if (path.length() + query.length() > LONGEST) {
            return null;
        }
        if (query.indexOf('&') < 0) {
            return path + '?' + query;
        }
        String[] parts = query.split("&");
        Arrays.sort(parts);
        return path + '?' + String.join("&", parts);
    }

    /// Parameters in the path (`;x=1`) and escapes would give one answer many names.
    private static boolean isKept(String path) {
        return (path.startsWith(PUBLIC) ? !isApart(path) : path.endsWith(".xml") || path.endsWith(".txt"))
                && path.indexOf(';') < 0 && path.indexOf('%') < 0;
    }

    private static boolean isApart(String path) {
        for (String apart : APART) {
            if (path.startsWith(apart)) {
                return true;
            }
        }
        return false;
    }
}
