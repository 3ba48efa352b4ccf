package org.meridiem.content.editing;

import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.meridiem.kit.problem.JsonProblems;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON Merge Patch (RFC 7396): what the client sends replaces member by member, `null` removes, arrays are replaced whole.
///
/// The result is read as strictly as a whole resource would be: unknown members, wrong types and broken rules are refused with their pointers.
@ApplicationScoped
public class MergePatch {

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// Applies a patch.
    ///
    /// @param current the resource as a client would write it now
    /// @param patch   the request body
    /// @param type    what a client may write
    /// @param <T>     what a client may write
    /// @return the resource as it is to become, valid
    /// @throws org.meridiem.kit.problem.ProblemException 400
    /// @throws ConstraintViolationException              400
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw ProblemType.INVALID_INPUT.with("A merge patch of this resource is a JSON object.").at("",
                    "must be an object");
        }
        T merged;
        try {
            merged = json.treeToValue(merge(json.valueToTree(current), patch), type);
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(merged);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return merged;
    }

    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                JsonNode before = result.path(member.getKey());
                result.set(member.getKey(), merge(before, member.getValue()));
            }
        }
        return result;
    }
}
