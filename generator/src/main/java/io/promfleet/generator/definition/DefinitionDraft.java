package io.promfleet.generator.definition;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A definition that says what a configuration says: it can be run, and printed as a class. */
public final class DefinitionDraft {
    private final List<Call> calls;
    private final Methods methods;

    private DefinitionDraft(List<Call> calls, Methods methods) {
        this.calls = calls;
        this.methods = methods;
    }

    /**
     * Describes a configuration as a fleet whose hub is the Prometheus of the configuration.
     *
     * @param config the configuration; nothing must be wrong with it
     * @param spec the same as {@code prometheusSpec} of the chart
     * @param target the release of Prometheus that the cluster is to run
     * @param findings takes what no call says, and what a definition adds
     * @return the definition, without what cannot be said
     */
    public static DefinitionDraft asHub(
            PrometheusConfig config, MapNode spec, PrometheusVersion target, Findings findings) {
        Methods methods = new Methods();
        return new DefinitionDraft(new DefinitionPlan(config, spec, target, methods, findings).asHub(), methods);
    }

    /**
     * Describes a configuration as a fleet that has the Prometheus of the configuration as a source.
     *
     * @param config the configuration; nothing must be wrong with it
     * @param spec the same as {@code prometheusSpec} of the chart
     * @param target the release of Prometheus that the cluster is to run
     * @param findings takes what no call says, and what a definition adds
     * @return the definition, without what cannot be said; nothing where the configuration writes to no Prometheus
     */
    public static Optional<DefinitionDraft> asSource(
            PrometheusConfig config, MapNode spec, PrometheusVersion target, Findings findings) {
        Methods methods = new Methods();
        return new DefinitionPlan(config, spec, target, methods, findings)
                .asSource()
                .map(calls -> new DefinitionDraft(calls, methods));
    }

    /**
     * Runs the definition.
     *
     * @return what it said; each finding and each declaration with the place in the file that was converted
     */
    public Definition run() {
        CallPlayer player = new CallPlayer(calls, methods);
        return Definition.of(player, player::here);
    }

    /**
     * The definition without some calls.
     *
     * @param places the places that {@link #run} gave, as the very objects; others have no effect
     * @return the rest, the same definition if no call has one of these places
     */
    public DefinitionDraft without(List<Location> places) {
        if (places.stream().noneMatch(this::says)) {
            return this;
        }
        Set<Location> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        refused.addAll(places);
        return new DefinitionDraft(without(calls, refused), methods);
    }

    /**
     * Whether a call has a place.
     *
     * @param place a place that {@link #run} gave
     * @return whether it is the very object of a call
     */
    public boolean says(Location place) {
        return says(calls, place);
    }

    /**
     * The class that says it.
     *
     * @param className its name
     * @param file the file that it was converted from, for whoever reads it
     * @return the source, which ends with a line break
     */
    public String source(String className, String file) {
        return new DefinitionSource(className, file).print(calls);
    }

    @SuppressWarnings("ReferenceEquality") // two calls may well stand at one place, and one of them is meant
    private static boolean says(List<Call> calls, Location place) {
        for (Call call : calls) {
            if (call.place() == place) {
                return true;
            }
            for (Argument argument : call.arguments()) {
                if (argument instanceof Block block && says(block.calls(), place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Call> without(List<Call> calls, Set<Location> refused) {
        List<Call> rest = new ArrayList<>(calls.size());
        for (Call call : calls) {
            if (!refused.contains(call.place())) {
                List<Argument> arguments = new ArrayList<>(call.arguments());
                arguments.replaceAll(argument -> argument instanceof Block block
                        ? new Block(block.builder(), block.parameter(), without(block.calls(), refused))
                        : argument);
                rest.add(new Call(call.method(), arguments, call.place()));
            }
        }
        return rest;
    }
}
