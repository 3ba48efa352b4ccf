package org.meridiem.newsletter;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;

/// The service's templates without the service.
public final class Templates {

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(ValueResolvers.rawResolver())
            .addValueResolver(new ReflectionValueResolver())
            .addLocator(Templates::included)
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .build();

    private Templates() {
    }

    /// An HTML template.
    public static Template html(String name) {
        return ENGINE.parse(source(name + ".html"), Variant.forContentType("text/html"));
    }

    /// A plain-text template.
    public static Template text(String name) {
        return ENGINE.parse(source(name + ".txt"), Variant.forContentType("text/plain"));
    }

    private static Optional<TemplateLocator.TemplateLocation> included(String name) {
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                return new StringReader(source(name + ".html"));
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType("text/html"));
            }
        });
    }

    private static String source(String file) {
        try (InputStream in = Templates.class.getResourceAsStream("/templates/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
