package org.meridiem.cluster.keycloak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The local realm: that of production with the local overlay laid over it.
///
/// The rules of laying over: members of objects are merged one by one; an array of objects that have a `clientId`, a
/// `username` or a `name` is merged by that member, new ones are added at the end; anything else in the overlay replaces
/// what the base has.
///
/// @param json the merged realm representation
record RealmFile(String json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> IDENTITIES = List.of("clientId", "username", "name");

    static RealmFile merged(Path base, Path overlay) throws IOException {
        return merged(Files.readString(base), Files.readString(overlay));
    }

    static RealmFile merged(String base, String overlay) throws IOException {
        JsonNode merged = merge(JSON.readTree(base), JSON.readTree(overlay));
        return new RealmFile(JSON.writeValueAsString(merged));
    }

    /// Tells one realm from another.
    ///
    /// @return the same for the same content
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static JsonNode merge(JsonNode base, JsonNode overlay) {
        if (base instanceof ObjectNode object && overlay instanceof ObjectNode changes) {
            ObjectNode merged = object.deepCopy();
            changes.properties().forEach(change -> merged.set(change.getKey(),
                    merged.has(change.getKey())
                            ? merge(merged.get(change.getKey()), change.getValue())
                            : change.getValue()));
            return merged;
        }
        if (base instanceof ArrayNode array && overlay instanceof ArrayNode changes) {
            return mergeByIdentity(array, changes);
        }
        return overlay;
    }

    private static JsonNode mergeByIdentity(ArrayNode base, ArrayNode overlay) {
        ArrayNode merged = base.deepCopy();
        for (JsonNode change : overlay) {
            String identity = IDENTITIES.stream().filter(change::has).findFirst().orElse(null);
            if (identity == null) {
                return overlay;
            }
            int place = indexOf(merged, identity, change.get(identity));
            if (place < 0) {
                merged.add(change);
            } else {
                merged.set(place, merge(merged.get(place), change));
            }
        }
        return merged;
    }

    private static int indexOf(ArrayNode array, String identity, JsonNode value) {
        for (int i = 0; i < array.size(); i++) {
            if (value.equals(array.get(i).get(identity))) {
                return i;
            }
        }
        return -1;
    }
}
