package io.promfleet.generator.definition;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import java.util.List;

/** Makes calls on the real builders, which then check them and build the fleet that the printed class would build. */
final class CallPlayer implements FleetDefinition {
    private final List<Call> calls;
    private final Methods methods;
    private Location here = UnknownLocation.UNKNOWN;

    CallPlayer(List<Call> calls, Methods methods) {
        this.calls = calls;
        this.methods = methods;
    }

    @Override
    public void define(FleetBuilder fleet) {
        play(calls, fleet);
    }

    /** What the call says that is being made. */
    Location here() {
        return here;
    }

    private void play(List<Call> each, Object builder) {
        Location outer = here;
        for (Call call : each) {
            here = call.place();
            methods.call(builder, call, block -> inner -> play(block.calls(), inner));
        }
        here = outer;
    }
}
