package org.meridiem.kit.problem;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// One thing wrong with the input: an element of a problem's `errors` member.
///
/// @param pointer   JSON Pointer (RFC 6901) into the request body, for a member of the body
/// @param parameter name of the query parameter, path member or header, for anything else
/// @param detail    what is wrong with it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InputError(@Nullable String pointer, @Nullable String parameter, String detail) {
}
