package io.promfleet.generator.definition;

import io.promfleet.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts the calls on one builder together. What the builder has no method for is reported, and left out. */
final class CallList {
    private final Class<?> builder;
    private final Methods methods;
    private final Refusals refusals;
    private final List<Call> calls = new ArrayList<>();

    CallList(Class<?> builder, Methods methods, Refusals refusals) {
        this.builder = builder;
        this.methods = methods;
        this.refusals = refusals;
    }

    Class<?> builder() {
        return builder;
    }

    Methods methods() {
        return methods;
    }

    Refusals refusals() {
        return refusals;
    }

    List<Call> calls() {
        return calls;
    }

    /**
     * Adds a call.
     *
     * @param key what Prometheus calls it
     */
    void say(String key, Location place, String method, Argument... arguments) {
        Call call = new Call(method, place, arguments);
        if (methods.of(builder, call).isPresent()) {
            calls.add(call);
        } else {
            refusals.noCall(key, place);
        }
    }

    /** Adds a call with a block, which may be empty. */
    void say(
            String key,
            Location place,
            String method,
            List<Literal> before,
            Class<?> inner,
            String parameter,
            Consumer<CallList> block) {
        CallList within = new CallList(inner, methods, refusals);
        block.accept(within);
        List<Argument> arguments = new ArrayList<>(before);
        arguments.add(new Block(inner, parameter, within.calls));
        say(key, place, method, arguments.toArray(Argument[]::new));
    }
}
