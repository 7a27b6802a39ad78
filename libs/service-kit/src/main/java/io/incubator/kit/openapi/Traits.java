package io.incubator.kit.openapi;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.conditional.Tagged;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.limits.RateClass;
import io.incubator.kit.versions.EndOfLife;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/// What the code says of an operation.
///
/// @param reads whether it is a GET
/// @param tagged whether its answer has an `ETag`
/// @param conditional whether it honours `If-Match`
/// @param paged whether it pages by cursor
/// @param rateClass the budget it is taken from
record Traits(
        boolean reads,
        boolean tagged,
        boolean conditional,
        boolean idempotent,
        boolean paged,
        boolean ending,
        String rateClass) {

    private static final DotName TAGGED = DotName.createSimple(Tagged.class);

    static Traits of(MethodInfo method, boolean anonymous, IndexView index) {
        boolean reads = method.hasAnnotation(GET.class);
        boolean marked = method.hasAnnotation(Conditional.class);
        return new Traits(
                reads,
                marked || isTagged(method.returnType(), index),
                marked && !reads,
                method.hasAnnotation(Idempotent.class),
                method.annotations(QueryParam.class).stream()
                        .anyMatch(parameter -> parameter.value().asString().equals("cursor")),
                method.hasAnnotation(EndOfLife.class),
                rateClass(method, reads, anonymous));
    }

    private static String rateClass(MethodInfo method, boolean reads, boolean anonymous) {
        if (anonymous) {
            return RateClass.Kind.ANONYMOUS.label();
        }
        AnnotationInstance declared = method.annotation(RateClass.class);
        if (declared != null) {
            return RateClass.Kind.valueOf(declared.value().asEnum()).label();
        }
        return (reads ? RateClass.Kind.READ : RateClass.Kind.WRITE).label();
    }

    private static boolean isTagged(Type type, IndexView index) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            return type.asParameterizedType().arguments().stream().anyMatch(argument -> isTagged(argument, index));
        }
        ClassInfo returned = index.getClassByName(type.name());
        return returned != null && returned.interfaceNames().contains(TAGGED);
    }
}
