package org.meridiem.content.editing;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Reads write shapes that did not come as the body of a request, as strictly as those.
@ApplicationScoped
public class WriteShapes {

    private final ObjectMapper json;
    private final Validator validator;

    WriteShapes(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// Reads one.
    ///
    /// @throws ProblemException             400 for unknown members and wrong types
    /// @throws ConstraintViolationException for values that break a rule
    public <T> T read(ObjectNode node, Class<T> shape) {
        T write;
        try {
            write = json.readerFor(shape).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json.treeAsTokens(node));
        } catch (JsonMappingException e) {
            throw ProblemType.INVALID_INPUT.with("A member is unknown or of the wrong type.").at(pointer(e),
                    firstLine(e));
        } catch (java.io.IOException e) {
            throw ProblemType.MALFORMED_JSON.with("The JSON cannot be read.");
        }
        Set<ConstraintViolation<T>> violations = validator.validate(write);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return write;
    }

    /// Writes one.
    public ObjectNode write(Object shape) {
        return json.valueToTree(shape);
    }

    private static String pointer(JsonMappingException e) {
        var pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return pointer.toString();
    }

    private static String firstLine(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        String line = message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
        // Names of our classes are of no use to whoever reads this.
        return line.replaceAll("\\(?class [\\w.$]+\\)?,? ?", "").replaceAll("`?(?:org|java|com)\\.[\\w.$<>]+`?",
                "value");
    }
}
