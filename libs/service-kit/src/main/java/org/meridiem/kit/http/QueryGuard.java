package org.meridiem.kit.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

/// Lets no query parameter through that the resource method does not declare, and none that its type cannot read: a misspelt filter must never widen a result.
///
/// What a method declares is read from its own parameters (`@RestQuery`, `@QueryParam`, and the members of a `@BeanParam`), so there is no second list to keep.
@Singleton
class QueryGuard {

    private static final int MAX_VALUES = 100;

    private final Map<Method, Map<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        var query = uri.getQueryParameters();
        if (query.isEmpty() || resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Class<?>> known = declared.computeIfAbsent(resource.getResourceMethod(), QueryGuard::declaredBy);
        query.forEach((name, values) -> {
            Class<?> type = known.get(name);
            if (type == null) {
                throw ProblemType.UNKNOWN_PARAMETER.with("This operation has no query parameter of that name.")
                        .parameter(name,
                                known.isEmpty()
                                        ? "unknown; there are none"
                                        : "unknown; there are " + known.keySet().stream().sorted()
                                                .collect(Collectors.joining(", ")));
            }
            check(name, type, values);
        });
    }

    private static void check(String name, Class<?> type, List<String> values) {
        if (!Collection.class.isAssignableFrom(type) && values.size() > 1) {
            throw invalid(name, "must be given once");
        }
        if (values.size() > MAX_VALUES) {
            throw invalid(name, "is given more than " + MAX_VALUES + " times");
        }
        for (String value : values) {
            if (value.isEmpty()) {
                // It would arrive as if it were absent: a filter that filters nothing.
                throw invalid(name, "must not be empty");
            }
            if (value.indexOf('\0') >= 0) {
                throw invalid(name, "must not contain the NUL character");
            }
            String complaint = complaint(type, value);
            if (complaint != null) {
                throw invalid(name, complaint);
            }
        }
    }

    private static @Nullable String complaint(Class<?> type, String value) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == boolean.class || type == Boolean.class) {
                return value.equals("true") || value.equals("false") ? null : "must be true or false";
            } else if (type == Instant.class) {
                return TimeParameter.complaint(value);
            } else if (type == UUID.class) {
                UUID.fromString(value);
            } else if (type.isEnum()) {
                return constants(type).contains(value) ? null : "must be one of " + String.join(", ", constants(type));
            }
            return null;
        } catch (NumberFormatException e) {
            return "must be a whole number";
        } catch (IllegalArgumentException e) {
            return "must be a UUID";
        }
    }

    /// Enum parameters read what [Object#toString()] gives, so that the API's words need not be Java's.
    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static RuntimeException invalid(String name, String detail) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter " + name + " " + detail + ".").parameter(name,
                detail);
    }

    private static Map<String, Class<?>> declaredBy(Method method) {
        var names = new HashMap<String, Class<?>>();
        for (Parameter parameter : method.getParameters()) {
            add(names, parameter, parameter.getName(), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                members(names, parameter.getType());
            }
        }
        return Map.copyOf(names);
    }

    private static void members(Map<String, Class<?>> names, Class<?> bean) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(names, field, field.getName(), field.getType());
            }
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    add(names, component, component.getName(), component.getType());
                }
            }
        }
    }

    private static void add(Map<String, Class<?>> names, AnnotatedElement element, String name, Class<?> type) {
        RestQuery rest = element.getAnnotation(RestQuery.class);
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) {
            names.put(query.value(), type);
        } else if (rest != null) {
            names.put(rest.value().isEmpty() ? name : rest.value(), type);
        }
    }
}
