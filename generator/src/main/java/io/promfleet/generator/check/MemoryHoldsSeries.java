package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.SeriesLoad;
import io.promfleet.generator.format.ReadableSize;
import io.promfleet.model.AgentStack;
import io.promfleet.model.ByteSize;
import io.promfleet.model.ChartStack;
import io.promfleet.model.Fleet;
import io.promfleet.model.Resources;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Optional;

/** PF323: a Prometheus whose limit of memory is below what its expected series take at the very least. */
final class MemoryHoldsSeries implements FleetCheck {
    private static final String ID = "PF323";

    @Override
    public void check(Fleet fleet, Findings findings) {
        check(fleet.hub().path() + " > prometheus", fleet.hub().prometheus(), SeriesLoad.ofHub(fleet), findings);
        for (Source source : fleet.sources()) {
            Stacks.of(source)
                    .ifPresent(stack -> check(
                            source.path() + " > " + source.approach().call(),
                            stack,
                            SeriesLoad.of(fleet, source),
                            findings));
        }
    }

    private static void check(String path, ChartStack stack, Optional<SeriesLoad> load, Findings findings) {
        Resources resources = stack.resources().orElse(null);
        if (resources == null || resources.memoryLimit().isEmpty() || load.isEmpty()) {
            return;
        }
        double least = load.get().leastMemory(stack instanceof AgentStack);
        ByteSize limit = resources.memoryLimit().get();
        if (least > limit.bytes()) {
            findings.add(new Finding(
                    ID,
                    Severity.WARNING,
                    path + " > resources",
                    resources.declaredAt(),
                    "`" + (long) load.get().series() + "` series take at least `" + ReadableSize.of(least)
                            + "` of memory, and Prometheus is ended at `" + ReadableSize.of(limit) + "`.",
                    "Raise the limit, or scrape fewer series.",
                    List.of()));
        }
    }
}
