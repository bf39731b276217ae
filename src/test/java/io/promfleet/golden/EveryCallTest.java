package io.promfleet.golden;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.promfleet.dsl.FleetBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing can be said that no golden tree shows. */
class EveryCallTest {
    /** What reads a definition rather than being said in one. */
    private static final Set<String> NOT_SAID = Set.of("Definition", "FleetCheck", "FleetDefinition");

    @Test
    void everyPublicCallOfTheDslIsInAGoldenFleet() {
        // What excludes something in EveryCallFleet, such as a second way to name the chart, another fleet says.
        // What the Operator cannot be told, RefusedCallsTest sees refused.
        JavaClasses fleets = new ClassFileImporter()
                .importClasses(
                        ApproachesFleet.class,
                        EveryCallFleet.class,
                        ExposedFleet.class,
                        ExposedFleet.Ingress.class,
                        ExposedFleet.IngressNginx.class,
                        ExposedFleet.LoadBalancer.class,
                        ExposedFleet.Route.class,
                        ReceiversFleet.class,
                        ReferenceFleet.class,
                        RefusedCallsFleet.class,
                        EveryDiscovery.class,
                        FluxEverywhereFleet.class,
                        RefusedDiscoveries.class);
        Set<String> said = new TreeSet<>();
        for (JavaClass fleet : fleets) {
            for (JavaMethodCall call : fleet.getMethodCallsFromSelf()) {
                // A call is resolved against the builder it is said on, which may inherit the method.
                call.getTarget().resolveMember().ifPresent(method -> said.add(said(method.reflect())));
            }
        }

        Set<String> sayable = new TreeSet<>();
        for (JavaClass builder : new ClassFileImporter().importPackages(FleetBuilder.class.getPackageName())) {
            Class<?> type = builder.reflect();
            if (Modifier.isPublic(type.getModifiers()) && !type.isEnum() && !NOT_SAID.contains(type.getSimpleName())) {
                for (Method method : type.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic()) {
                        sayable.add(said(method));
                    }
                }
            }
        }

        assertThat(sayable).hasSizeGreaterThan(100);
        assertThat(said).containsAll(sayable);
    }

    private static String said(Method method) {
        List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + parameters.stream().map(Class::getSimpleName).collect(joining(", ", "(", ")"));
    }
}
