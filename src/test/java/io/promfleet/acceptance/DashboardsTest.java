package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.generator.dashboard.Dashboard;
import io.promfleet.generator.dashboard.Delivery;
import io.promfleet.generator.dashboard.FleetDashboards;
import io.promfleet.golden.ApproachesFleet;
import io.promfleet.golden.GoldenTrees;
import io.promfleet.golden.HostileFleet;
import io.promfleet.golden.ReferenceFleet;
import io.promfleet.model.Fleet;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboards, as Grafana's own types read them, and with the answers of real hubs. */
@Execution(ExecutionMode.CONCURRENT)
class DashboardsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What exporters and Flux say in a cluster, for the panels that ask them. */
    private static final String EXPORTED = """
            node_cpu_seconds_total{cpu="0",mode="idle"} 5
            node_memory_MemAvailable_bytes 1000
            node_memory_MemTotal_bytes 4000
            kube_pod_status_phase{namespace="shop",pod="a",phase="Running"} 1
            kube_pod_container_status_restarts_total{namespace="shop",pod="a",container="b"} 3
            gotk_resource_info{customresource_kind="HelmRelease",exported_namespace="shop",name="a",ready="False"} 1
            gotk_resource_info{customresource_kind="HelmRelease",exported_namespace="shop",name="b",ready="True",suspended="true"} 1
            gotk_reconcile_duration_seconds_bucket{kind="HelmRelease",le="1"} 1
            gotk_reconcile_duration_seconds_bucket{kind="HelmRelease",le="+Inf"} 2
            """;

    @TempDir
    Path directory;

    @Test
    void areWhatGrafanaReads() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ExternalProgram.require("grafana-dashboard").toString());
        for (FleetDefinition fleet : List.of(new ReferenceFleet(), new ApproachesFleet(), new HostileFleet())) {
            for (Dashboard dashboard : dashboards(fleet)) {
                Path file = directory.resolve(command.size() + "-" + dashboard.name() + ".json");
                command.add(Files.writeString(file, dashboard.json()).toString());
            }
        }
        assertThat(command).hasSizeGreaterThan(15);

        ExternalProgram.Run read = ExternalProgram.run(directory, command.toArray(String[]::new));

        assertThat(read.exitCode()).as(read.output() + read.errors()).isZero();
    }

    /** Grafana refuses an identifier of more than 40 characters. */
    @Test
    void haveIdentifiersThatGrafanaTakes() {
        for (FleetDefinition fleet : List.of(new ReferenceFleet(), new ApproachesFleet(), new HostileFleet())) {
            assertThat(dashboards(fleet))
                    .extracting(Dashboard::uid)
                    .doesNotHaveDuplicates()
                    .allMatch(uid -> uid.matches("[a-zA-Z0-9_-]{1,40}"));
        }
    }

    @Test
    void haveAMistakeFoundByGrafanasTypes() throws Exception {
        Path file = directory.resolve("mistaken.json");
        Dashboard dashboard = dashboards(new ReferenceFleet()).get(0);
        Files.writeString(file, dashboard.json().replaceFirst("\"showHeader\"", "\"showHaeder\""));

        ExternalProgram.Run read = ExternalProgram.run(
                directory, ExternalProgram.require("grafana-dashboard").toString(), file.toString());

        assertThat(read.exitCode()).isEqualTo(1);
        assertThat(read.output()).contains("showHaeder");
    }

    /** A cluster that sends what it has, one target of which is down: then no panel has a reason to be empty. */
    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void askForNothingThatIsNotThere(String program) throws Exception {
        try (LoopbackHttp exporter = LoopbackHttp.exposing(EXPORTED);
                PrometheusServer hub = PrometheusServer.start(
                        program,
                        "hub",
                        directory,
                        this::hub,
                        "--web.enable-remote-write-receiver",
                        "--storage.tsdb.path=DATA");
                PrometheusServer sender = PrometheusServer.start(
                        program,
                        "sender",
                        directory,
                        port -> sender(port, exporter.address(), hub),
                        "--storage.tsdb.path=DATA")) {
            assertThat(sender.postNothingToTheReceiver()).isEqualTo(404);
            assertThat(hub.postNothingToTheReceiver()).isEqualTo(400);
            Set<String> unanswered = new LinkedHashSet<>();
            for (Dashboard dashboard : dashboards(new ReferenceFleet())) {
                for (String expression : dashboard.expressions()) {
                    unanswered.add(expression.replace("$cluster", "production").replace("$__rate_interval", "20s"));
                }
            }
            assertThat(unanswered).hasSizeGreaterThan(40);

            Instant end = Instant.now().plus(PATIENCE);
            while (!unanswered.isEmpty() && Instant.now().isBefore(end)) {
                Thread.sleep(500);
                for (String expression : List.copyOf(unanswered)) {
                    if (!hub.query(expression).isEmpty()) {
                        unanswered.remove(expression);
                    }
                }
            }

            assertThat(unanswered).isEmpty();
        }
    }

    private String hub(int port) {
        List<String> files = new ArrayList<>();
        try (var rules = Files.list(GoldenTrees.of("reference/hub/monitoring/rules"))) {
            for (Path file : rules.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!name.contains(".test.")) {
                    String text = Files.readString(file).replace("interval: 1m", "interval: 1s");
                    files.add(Files.writeString(directory.resolve(name), text).toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return """
                global: { scrape_interval: 1s, evaluation_interval: 1s }
                rule_files: [%s]
                scrape_configs:
                - job_name: kube-prometheus-stack-prometheus
                  static_configs:
                  - targets: ["127.0.0.1:%d"]
                    labels: { cluster: hub }
                """.formatted(String.join(", ", files), port);
    }

    private static String sender(int port, String exporter, PrometheusServer hub) {
        return """
                global: { scrape_interval: 1s, external_labels: { cluster: production } }
                scrape_configs:
                - job_name: kube-prometheus-stack-prometheus
                  static_configs: [{ targets: ["127.0.0.1:%d"] }]
                - job_name: exporters
                  static_configs: [{ targets: ["%s"] }]
                - job_name: down
                  static_configs: [{ targets: ["127.0.0.1:1"] }]
                remote_write:
                - url: %s/api/v1/write
                  name: hub
                  write_relabel_configs:
                  - { source_labels: [__name__], regex: go_gc_.*, action: drop }
                """.formatted(port, exporter.replace("http://", ""), hub.address());
    }

    private static List<Dashboard> dashboards(FleetDefinition definition) {
        Fleet fleet = Definition.of(definition).fleet().orElseThrow();
        return new FleetDashboards(fleet, new Delivery(fleet)).all();
    }
}
