package org.meridiem.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import io.kubernetes.client.openapi.JSON;

/// What Kubernetes itself defines. The official client knows unknown and missing members, fabric8's model adds the types.
enum CoreKinds implements ManifestCheck {
    INSTANCE;

    static {
        // Its constructor sets up the static Gson that the models' own checks use.
        JSON _ = new JSON();
    }

    @Override
    public List<String> mistakes(Manifest manifest) {
        List<String> mistakes = new ArrayList<>(StrictModel.mistakes(manifest));
        officialMistake(manifest).ifPresent(mistakes::add);
        return mistakes;
    }

    private static Optional<String> officialMistake(Manifest manifest) {
        String version = manifest.version();
        String type = "io.kubernetes.client.openapi.models."
                + version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + manifest.kind();
        try {
            Method check = Class.forName(type).getMethod("validateJsonElement", JsonElement.class);
            check.invoke(null, JsonParser.parseString(manifest.tree().toString()));
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("Kubernetes has no " + manifest.apiVersion() + " " + manifest.kind());
        } catch (InvocationTargetException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the official client has changed", e);
        }
    }
}
