package org.meridiem.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A problem on its way to the client. Thrown anywhere below a resource; becomes `application/problem+json` in one place.
///
/// The `and`, `at`, `parameter` and `header` methods add to this exception and give it back.
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final List<InputError> errors = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    ProblemException(ProblemType type, String detail) {
        // A refused request is an answer, not a fault: no stack trace, so that hostile input stays cheap.
        super(detail, null, false, false);
        this.type = type;
    }

    /// Adds an extension member.
    public ProblemException and(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /// Names a member of the request body.
    ///
    /// @param pointer JSON Pointer (RFC 6901)
    /// @param detail  what is wrong with it
    public ProblemException at(String pointer, String detail) {
        errors.add(new InputError(pointer, null, detail));
        return this;
    }

    /// Names a query parameter, path member or header.
    ///
    /// @param name   its name
    /// @param detail what is wrong with it
    public ProblemException parameter(String name, String detail) {
        errors.add(new InputError(null, name, detail));
        return this;
    }

    /// Adds a header to the answer.
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /// The kind.
    public ProblemType type() {
        return type;
    }

    /// The HTTP status.
    public int status() {
        return type.status();
    }

    /// What is wrong with the input, one by one.
    public List<InputError> errors() {
        return List.copyOf(errors);
    }

    Map<String, Object> members() {
        return members;
    }

    Map<String, String> headers() {
        return headers;
    }
}
