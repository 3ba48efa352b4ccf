package org.meridiem.kit.problem;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Bean Validation's findings as a problem: method and class names stripped, JSON pointers and parameter names left.
final class Violations {

    private static final Set<Class<? extends Annotation>> OUTSIDE_THE_BODY = Set.of(BeanParam.class, QueryParam.class,
            RestQuery.class,
            PathParam.class, RestPath.class, HeaderParam.class, RestHeader.class);

    private Violations() {
    }

    static ProblemException problem(ConstraintViolationException failure) {
        boolean onlyParameters = true;
        var found = ProblemType.INVALID_INPUT
                .with("The request breaks " + failure.getConstraintViolations().size() + " rule(s).");
        var parameters = ProblemType.INVALID_PARAMETER.with("A parameter breaks a rule.");
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            Place place = place(violation);
            if (place.outsideTheBody) {
                parameters.parameter(place.name, violation.getMessage());
                found.parameter(place.name, violation.getMessage());
            } else {
                onlyParameters = false;
                found.at(place.name, violation.getMessage());
            }
        }
        return onlyParameters ? parameters : found;
    }

    private static Place place(ConstraintViolation<?> violation) {
        boolean outside = false;
        String parameterName = "";
        var pointer = new StringBuilder();
        Method method = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = method(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
            } else if (node.getKind() == ElementKind.PARAMETER) {
                outside = method != null && outsideTheBody(
                        method.getParameters()[node.as(Path.ParameterNode.class).getParameterIndex()]);
                parameterName = node.getName();
            } else {
                append(pointer, node);
            }
        }
        if (!outside) {
            return new Place(false, pointer.toString());
        }
        return new Place(true, pointer.isEmpty() ? parameterName : pointer.substring(1));
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.getIndex() != null) {
            pointer.append('/').append(node.getIndex());
        } else if (node.getKey() != null) {
            pointer.append('/').append(JsonProblems.escape(node.getKey().toString()));
        }
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            pointer.append('/').append(JsonProblems.escape(node.getName()));
        }
    }

    private static @Nullable Method method(Class<?> type, Path.MethodNode node) {
        // The bean may be a generated subclass, whose copies of the methods lack the annotations of the parameters.
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            Optional<Method> found = declaring.getSimpleName().contains("_Subclass")
                    ? Optional.empty()
                    : declared(declaring, node);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private static Optional<Method> declared(Class<?> type, Path.MethodNode node) {
        try {
            return Optional
                    .of(type.getDeclaredMethod(node.getName(), node.getParameterTypes().toArray(Class<?>[]::new)));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static boolean outsideTheBody(Parameter parameter) {
        for (Annotation annotation : parameter.getAnnotations()) {
            if (OUTSIDE_THE_BODY.contains(annotation.annotationType())) {
                return true;
            }
        }
        return false;
    }

    private record Place(boolean outsideTheBody, String name) {
    }
}
