package org.meridiem.content.contenttype;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;

/// A schema, ready to check custom members. Safe for any number of threads.
final class CustomSchema {

    private static final int MAX_ERRORS = 50;
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder().formatAssertionsEnabled(true)
            .regularExpressionFactory(new LinearPatterns()).locale(Locale.ENGLISH).build();
    /// Knows the dialect's own schema, which is in the library.
    private static final Schema DIALECT = registry().getSchema(SchemaLocation.of(SchemaRules.DIALECT));

    private final Schema schema;

    private CustomSchema(Schema schema) {
        this.schema = schema;
    }

    /// A schema that a client sent.
    ///
    /// @throws ProblemException 400 with pointers below `/schema`
    static CustomSchema accept(ObjectNode schema) {
        SchemaRules.check(schema);
        List<InputError> flaws = inputErrors(DIALECT.validate(schema), "/schema");
        if (!flaws.isEmpty()) {
            ProblemException problem = ProblemType.INVALID_INPUT.with("The schema is no JSON Schema 2020-12.");
            flaws.forEach(flaw -> problem.at(String.valueOf(flaw.pointer()), flaw.detail()));
            throw problem;
        }
        return of(schema);
    }

    /// A schema that was accepted before.
    static CustomSchema of(ObjectNode schema) {
        // Where it calls itself something, nothing is to be kept or looked for under that name.
        ObjectNode nameless = schema.deepCopy();
        nameless.remove("$id");
        Schema compiled = registry().getSchema(nameless);
        compiled.initializeValidators();
        return new CustomSchema(compiled);
    }

    /// What is wrong with custom members, with pointers below `/custom`; not more than fifty.
    List<InputError> violations(JsonNode custom) {
        return inputErrors(schema.validate(custom), "/custom");
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder
                .schemaLoader(loader -> loader.fetchRemoteResources(false)).schemaRegistryConfig(CONFIG));
    }

    private static List<InputError> inputErrors(List<Error> errors, String base) {
        List<InputError> found = new ArrayList<>();
        for (Error error : errors) {
            if (found.size() == MAX_ERRORS) {
                break;
            }
            String pointer = base + error.getInstanceLocation();
            // Of a member that is missing, or that must not be there, the pointer names that member.
            if (error.getProperty() != null && !pointer.endsWith("/" + escaped(error.getProperty()))) {
                pointer += "/" + escaped(error.getProperty());
            }
            found.add(new InputError(pointer, null, detail(error)));
        }
        return found;
    }

    private static String detail(Error error) {
        String message = error.getMessage();
        int colon = message.indexOf(": ");
        // The library puts the location in front, which the pointer says already.
        return message.startsWith("/") && colon > 0 ? message.substring(colon + 2) : message;
    }

    private static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
