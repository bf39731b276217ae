package acme;

import static io.promfleet.dsl.SecretKeys.secret;
import static io.promfleet.model.ByteSize.gibibytes;
import static java.time.Duration.ofHours;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import java.util.List;

/** A small fleet without mistakes; the build makes the class archive with it, so it uses what most fleets use. */
public final class AcmeFleet implements FleetDefinition {
    /** Instantiated by promfleet. */
    public AcmeFleet() {}

    @Override
    public void define(FleetBuilder fleet) {
        fleet.flux(flux -> flux.path("")); // wherever the tests put the tree
        fleet.hub("hub", hub -> {
            hub.receiver(receiver -> {
                receiver.url("https://prometheus.hub.example.com");
                receiver.bearerToken(secret("hub-remote-write", "token"));
            });
            hub.prometheus(prometheus -> prometheus.storage(gibibytes(200)));
            hub.fluxControllers();
        });
        for (String name : List.of("production", "staging")) {
            fleet.source(name, source -> {
                source.environment(name);
                source.lightweightPrometheus(
                        prometheus -> prometheus.retention(ofHours(12)).storage(gibibytes(20)));
                source.remoteWrite(remoteWrite -> {
                    remoteWrite.queue(queue -> queue.capacity(10_000).maxShards(50));
                    remoteWrite.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*"));
                });
                source.annotatedPods();
                source.runsFlux().fluxControllers();
                source.apiServer();
                source.kubelet();
            });
        }
    }
}
