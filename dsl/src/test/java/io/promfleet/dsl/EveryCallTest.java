package io.promfleet.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.silent.Defaults;
import fixtures.silent.EveryCall;
import fixtures.silent.ExposedByIngress;
import fixtures.silent.ExposedByRoute;
import fixtures.silent.ReadyMade;
import fixtures.silent.Receivers;
import io.promfleet.model.Fleet;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EveryCallTest {

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(Definition.of(new EveryCall()).findings()).isEmpty();
        assertThat(Definition.of(new Defaults()).findings()).isEmpty();
        assertThat(Definition.of(new ExposedByIngress()).findings()).isEmpty();
        assertThat(Definition.of(new ExposedByRoute()).findings()).isEmpty();
        for (Consumer<ReceiverBuilder> receiver : Receivers.ALL) {
            assertThat(Definition.of(new Receivers(receiver)).findings()).isEmpty();
        }
    }

    @Test
    void saysTheSameFleetTwice() {
        Fleet first = Definition.of(new EveryCall()).fleet().orElseThrow();

        assertThat(Definition.of(new EveryCall()).fleet()).contains(first);
    }

    @Test
    void callsEverythingThatCanBeSaid() {
        Set<String> called = ClassFile.calledMethods(EveryCall.class);
        called.addAll(ClassFile.calledMethods(Defaults.class));
        called.addAll(ClassFile.calledMethods(ReadyMade.class));
        called.addAll(ClassFile.calledMethods(ExposedByIngress.class));
        called.addAll(ClassFile.calledMethods(ExposedByRoute.class));
        called.addAll(ClassFile.calledMethods(Receivers.class));
        Set<String> sayable = new TreeSet<>();
        Set<String> said = new TreeSet<>();
        for (Class<?> builder : Builders.ALL) {
            for (Method call : Builders.calls(builder)) {
                // What builders inherit from each other is said if it is said to one of them.
                String declared = signature(call.getDeclaringClass(), call);
                sayable.add(declared);
                for (Class<?> type = builder; type != null; type = type.getSuperclass()) {
                    String reference = signature(type, call);
                    if (called.stream().anyMatch(method -> method.startsWith(reference))) {
                        said.add(declared);
                    }
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(100).isEqualTo(sayable);
    }

    private static String signature(Class<?> owner, Method method) {
        String parameters = MethodType.methodType(void.class, method.getParameterTypes())
                .toMethodDescriptorString()
                .replace(")V", ")");
        return owner.getName() + "." + method.getName() + parameters;
    }

    @Test
    void knowsEveryBuilder() throws Exception {
        Path classes = Path.of(FleetBuilder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes.resolve("io/promfleet/dsl"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (name.endsWith("Builder")) {
                    Class<?> type = Class.forName("io.promfleet.dsl." + name);
                    if (!Modifier.isAbstract(type.getModifiers())) {
                        found.add(name);
                    }
                }
            }
        }
        assertThat(Builders.ALL.stream().map(Class::getSimpleName)).containsExactlyElementsOf(found);
    }
}
