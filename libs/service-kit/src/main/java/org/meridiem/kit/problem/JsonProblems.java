package org.meridiem.kit.problem;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/// Says what Jackson found wrong in the words of the client's JSON, not in those of our classes.
public final class JsonProblems {

    private JsonProblems() {
    }

    /// The problem behind a failed read.
    public static ProblemException of(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> input(unknown, "unknown member");
            case IgnoredPropertyException ignored -> input(ignored, "unknown member");
            case InvalidTypeIdException type -> input(type, "unknown or missing type");
            case InvalidFormatException format -> input(format, "must be " + expected(format.getTargetType()));
            case ValueInstantiationException refused -> refused.getCause() instanceof ProblemException problem
                    ? problem
                    : input(refused, refusal(refused));
            case MismatchedInputException mismatch -> mismatch.getPath().isEmpty() && mismatch.getMessage() != null
                    && mismatch.getMessage().startsWith("No content")
                            ? ProblemType.MALFORMED_JSON.with("The body is empty.")
                            : input(mismatch, mismatchDetail(mismatch));
            case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException ->
                input(mapping, "is out of range");
            case JsonMappingException mapping -> mapping.getCause() instanceof ProblemException problem
                    ? problem
                    : mapping.getCause() instanceof JacksonException inner
                            ? of(inner)
                            : input(mapping, "cannot be read");
            case StreamConstraintsException tooMuch -> ProblemType.MALFORMED_JSON
                    .with("The JSON is nested too deeply or has a number or name that is too long.");
            default -> malformed(failure);
        };
    }

    /// The JSON Pointer (RFC 6901) of the member that a mapping failure is about.
    static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .map(JsonProblems::escape)
                .collect(Collectors.joining("/", failure.getPath().isEmpty() ? "" : "/", ""));
    }

    /// Escapes a member's name for a JSON Pointer.
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ProblemException input(JsonMappingException failure, String detail) {
        String pointer = pointer(failure);
        return ProblemType.INVALID_INPUT.with((pointer.isEmpty() ? "The body " : pointer + " ") + detail + ".")
                .at(pointer, detail);
    }

    private static ProblemException malformed(JacksonException failure) {
        String message = failure.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate field")) {
            return ProblemType.MALFORMED_JSON.with("The JSON names a member twice" + where(failure) + ".");
        }
        return ProblemType.MALFORMED_JSON.with("The body is not well-formed JSON" + where(failure) + ".");
    }

    private static String where(JacksonException failure) {
        return failure.getLocation() == null || failure.getLocation().getLineNr() < 1
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ", column " + failure.getLocation().getColumnNr()
                        + ")";
    }

    private static String mismatchDetail(MismatchedInputException mismatch) {
        String message = mismatch.getOriginalMessage();
        if (message != null && message.startsWith(MemberRules.PREFIX)) {
            return message.substring(MemberRules.PREFIX.length());
        }
        if (message != null && message.startsWith("Trailing token")) {
            return "is followed by something else";
        }
        return "must be " + expected(mismatch.getTargetType());
    }

    private static String refusal(ValueInstantiationException refused) {
        Throwable cause = refused.getCause();
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "is missing a required member";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants()).map(JsonProblems::label).collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == double.class || type == float.class || type == Double.class || type == Float.class
                    ? "a number"
                    : "a whole number";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "an RFC 3339 time such as 2026-01-31T12:00:00Z";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type) || type == List.class) {
            return "an array";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() || type.isInterface()
                ? "an object"
                : "of another type";
    }

    private static String label(Object constant) {
        try {
            var named = constant.getClass().getField(((Enum<?>) constant).name())
                    .getAnnotation(com.fasterxml.jackson.annotation.JsonProperty.class);
            return named == null ? ((Enum<?>) constant).name() : named.value();
        } catch (NoSuchFieldException e) {
            return ((Enum<?>) constant).name();
        }
    }
}
