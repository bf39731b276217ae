package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.capacity.BatchBody;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.IngressController;
import io.promfleet.model.SenderProof;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The objects by which the hub's receiver is reached from outside of its cluster. */
final class ReceiverExposure {
    private static final String CONTROLLER_NAMESPACE = "ingress-nginx";

    private final Rendering rendering;
    private final Exposure exposure;
    private final URI address;
    private final ReceiverAddress addresses;
    private final SenderProof proof;

    private ReceiverExposure(Rendering rendering, Exposure exposure, URI address, ReceiverAddress addresses) {
        this.rendering = rendering;
        this.exposure = exposure;
        this.address = address;
        this.addresses = addresses;
        this.proof = SenderProof.of(rendering.fleet().hub().receiver());
    }

    /** How the receiver of a fleet is reached; empty where promfleet leads nobody there. */
    static Optional<ReceiverExposure> of(Rendering rendering) {
        ReceiverAddress addresses = new ReceiverAddress(rendering.fleet());
        URI external = addresses.external();
        return external == null
                ? Optional.empty()
                : rendering
                        .fleet()
                        .hub()
                        .receiver()
                        .exposure()
                        .map(exposure -> new ReceiverExposure(rendering, exposure, external, addresses));
    }

    /** Whether a gate checks who writes, and not the controller in front of it. */
    static boolean hasGate(Exposure exposure, SenderProof proof) {
        boolean controllerChecks = exposure.way() instanceof ExposureWay.Ingress ingress
                && ingress.controller().isPresent()
                && ingress.controller().get() == IngressController.INGRESS_NGINX;
        return !controllerChecks || proof.token();
    }

    void render(String folder, KustomizationFile files, Consumer<Manifest> out) {
        ByteSize said = exposure.maxBodySize().orElse(null);
        ByteSize maxBodySize =
                said == null ? BatchBody.largest(rendering.fleet()).limit() : said;
        ReceiverPolicies policies = new ReceiverPolicies(rendering, exposure);
        List<MapNode> entry;
        if (hasGate(exposure, proof)) {
            boolean tls = exposure.way() instanceof ExposureWay.LoadBalancer;
            GateConfiguration configuration =
                    new GateConfiguration(address.getPath(), addresses.inCluster(), proof, tls, maxBodySize);
            List<MapNode> gate =
                    new ArrayList<>(new WriteGate(rendering, exposure, configuration, address.getPort()).render());
            gate.add(policies.ofGate(configuration.port()));
            emit(folder, "remote-write-gate.yaml", gate, files, out);
            entry = new ArrayList<>(ReceiverEntry.toGate(rendering, exposure, address, maxBodySize)
                    .render());
            entry.add(policies.ofPrometheus(Set.of()));
        } else {
            entry = new ArrayList<>(
                    ReceiverEntry.toReceiver(rendering, exposure, address, maxBodySize, proof, addresses.inCluster())
                            .render());
            entry.add(policies.ofPrometheus(Set.of(CONTROLLER_NAMESPACE)));
        }
        emit(folder, "remote-write-entry.yaml", entry, files, out);
    }

    private void emit(
            String folder, String file, List<MapNode> objects, KustomizationFile files, Consumer<Manifest> out) {
        files.resource(file);
        out.accept(rendering
                .hubObjects()
                .beside(new Manifest(
                        new ManifestPath(folder + "/" + file),
                        new YamlDocument(rendering.header(), objects),
                        null,
                        new Origin(
                                Origin.join(
                                        rendering.fleet().hub().path(),
                                        "receiver > " + exposure.way().call()),
                                exposure.declaredAt()))));
    }
}
