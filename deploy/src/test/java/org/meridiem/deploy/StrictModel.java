package org.meridiem.deploy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.internal.KubernetesDeserializer;

/// The fabric8 model read strictly: no unknown member, and no scalar taken for another.
///
/// Every class of that model has an any-setter that swallows what it does not know; it is switched off here, and without that
/// `FAIL_ON_UNKNOWN_PROPERTIES` would never fail.
final class StrictModel {

    private static final KubernetesDeserializer KINDS = new KubernetesDeserializer(true);
    private static final ObjectMapper MAPPER = mapper();

    private StrictModel() {
    }

    private static ObjectMapper mapper() {
        // Without fabric8's own modules: one of them reads "2" as a number, another keeps values of the wrong type.
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, config -> config
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new JavaTimeModule())
                .build();
        mapper.setAnnotationIntrospector(new NoAnySetter());
        return mapper;
    }

    /// What the model of the manifest's kind objects to; a kind without a model is a mistake.
    static List<String> mistakes(Manifest manifest) {
        Class<?> type = registered(manifest);
        if (type == null) {
            return List.of("no model of " + manifest.apiVersion() + " " + manifest.kind());
        }
        try {
            MAPPER.convertValue(manifest.tree(), type);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// The manifest as an object of its model.
    ///
    /// @throws IllegalArgumentException when the manifest is not one
    static <T extends HasMetadata> T read(Manifest manifest, Class<T> type) {
        return type.cast(MAPPER.convertValue(manifest.tree(), registered(manifest)));
    }

    private static @Nullable Class<?> registered(Manifest manifest) {
        return KINDS.getRegisteredKind(manifest.apiVersion(), manifest.kind());
    }

    private static final class NoAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }
}
