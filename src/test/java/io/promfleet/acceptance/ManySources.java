package io.promfleet.acceptance;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A fleet of any size, and a program that generates it. */
final class ManySources implements FleetDefinition {
    private final List<String> names = new ArrayList<>();
    private final String environment;

    ManySources(int number, String environment) {
        for (int i = 0; i < number; i++) {
            names.add("site-" + i);
        }
        this.environment = environment;
    }

    /** Generates a fleet; the arguments are the number of sources, the environment, and the directory. */
    public static void main(String[] arguments) {
        Run run = Promfleet.generate(
                new ManySources(Integer.parseInt(arguments[0]), arguments[1]), Path.of(arguments[2]), false);
        if (run.hasErrors()) {
            throw new IllegalStateException(run.findings().toString());
        }
    }

    ManySources with(String name) {
        names.add(0, name);
        return this;
    }

    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com")));
        for (String name : names) {
            fleet.source(name, source -> {
                source.environment(environment);
                source.annotatedPods();
            });
        }
    }
}
