package io.promfleet.generator.definition;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.HubBuilder;
import io.promfleet.dsl.PrometheusBuilder;
import io.promfleet.dsl.ReceiverBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.format.SizeText;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a configuration as a fleet of one Prometheus: the hub, or a source that writes to it. Jobs, remote writes, labels
 * and intervals have calls of their own; whatever else the chart has a value for is said as that value.
 */
final class DefinitionPlan {
    private static final String ADDED = "PF067";
    private static final String SPEC = "prometheus.prometheusSpec.";
    private static final String CLUSTER = "cluster";
    private static final String ORIGIN = "origin_prometheus";
    private static final String NAME = "prometheus";
    private static final String REMOTE_WRITE = "remoteWrite";
    private static final String WRITE_PATH = "/api/v1/write";
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    // What the DSL says by itself, or has calls of its own for.
    private static final Set<String> TYPED = Set.of(
            "externalLabels",
            "scrapeInterval",
            "retention",
            "retentionSize",
            "prometheusExternalLabelNameClear",
            "replicaExternalLabelNameClear",
            "secrets",
            "configMaps",
            "additionalScrapeConfigs",
            REMOTE_WRITE);

    private final PrometheusConfig config;
    private final MapNode spec;
    private final PrometheusVersion target;
    private final ChartOfTarget chart;
    private final Methods methods;
    private final Findings findings;

    /**
     * A plan.
     *
     * @param config the configuration
     * @param spec the same as {@code prometheusSpec} of the chart
     * @param target the release of Prometheus that the cluster is to run
     * @param findings takes what cannot be said, and what a definition adds
     */
    DefinitionPlan(
            PrometheusConfig config, MapNode spec, PrometheusVersion target, Methods methods, Findings findings) {
        this.target = target;
        this.chart = ChartOfTarget.of(target);
        this.config = config;
        this.spec = spec;
        this.methods = methods;
        this.findings = findings;
    }

    /** The calls on the builder of a fleet whose hub is the Prometheus of the configuration. */
    List<Call> asHub() {
        CallList fleet = fleet();
        MapNode labels = labels();
        String name = clusterName(labels);
        fleet.say(CLUSTER, config.declaredAt(), "hub", List.of(Literal.of(name)), HubBuilder.class, "hub", hub -> {
            labels(hub, labels);
            ofAHub();
            stack(hub, "prometheus");
            jobs(hub);
            values(hub);
            // A hub sends nothing by itself, so that there is no call for it.
            if (spec.get(REMOTE_WRITE) instanceof ListNode targets) {
                ValueCalls.value(hub, "remote_write", SPEC + REMOTE_WRITE, targets, place(REMOTE_WRITE));
            }
        });
        return fleet.calls();
    }

    /**
     * The calls on the builder of a fleet that has the Prometheus of the configuration as a source, and as its hub the
     * Prometheus that it writes to; nothing if it writes to none.
     */
    Optional<List<Call>> asSource() {
        RemoteWrite toHub = config.remoteWrites().stream()
                .filter(target -> url(target).endsWith(WRITE_PATH))
                .findFirst()
                .orElse(null);
        if (toHub == null) {
            return Optional.empty();
        }
        String receiver = url(toHub).substring(0, url(toHub).length() - WRITE_PATH.length());
        CallList fleet = fleet();
        MapNode labels = labels();
        String name = clusterName(labels);
        Location place = config.declaredAt();
        String hubName = name.equals("hub") ? "central" : "hub";
        fleet.say(
                CLUSTER,
                place,
                "hub",
                List.of(Literal.of(hubName)),
                HubBuilder.class,
                "hub",
                hub -> hub.say(
                        "url",
                        place,
                        "receiver",
                        List.of(),
                        ReceiverBuilder.class,
                        "receiver",
                        block -> block.say("url", place, "url", Literal.of(receiver))));
        fleet.say(CLUSTER, place, "source", List.of(Literal.of(name)), SourceBuilder.class, "source", source -> {
            labels(source, labels);
            ofASource();
            stack(source, "lightweightPrometheus");
            remoteWrites(source, toHub);
            jobs(source);
            values(source);
        });
        return Optional.of(fleet.calls());
    }

    private static String url(RemoteWrite target) {
        return target.url().map(URI::toString).orElse("");
    }

    private CallList fleet() {
        CallList fleet = new CallList(FleetBuilder.class, methods, new Refusals(findings));
        chart.release().ifPresent(release -> fleet.say(CLUSTER, config.declaredAt(), "chart", Literal.of(release)));
        return fleet;
    }

    private MapNode labels() {
        return spec.get("externalLabels") instanceof MapNode said ? said : MapNode.EMPTY;
    }

    private String clusterName(MapNode labels) {
        int index = labels.indexOf(CLUSTER);
        if (index >= 0
                && labels.value(index) instanceof TextNode text
                && DNS_LABEL.matcher(text.value()).matches()) {
            return text.value();
        }
        if (index >= 0) {
            new Refusals(findings)
                    .otherForm(
                            "external_labels." + CLUSTER,
                            "the cluster's name, of lower-case letters, digits and `-`",
                            place(labels.entryOrigin(index)));
        } else {
            added(
                    config.declaredAt(),
                    "The definition adds the external label `" + CLUSTER + "`, which is `" + NAME + "` here.",
                    "Rename the cluster in the definition to what it is called.");
        }
        return NAME;
    }

    private void labels(CallList cluster, MapNode labels) {
        boolean hasOrigin = false;
        for (int i = 0; i < labels.size(); i++) {
            String key = labels.key(i);
            Location place = place(labels.entryOrigin(i));
            LabelText text = labels.value(i) instanceof TextNode said
                    ? LabelText.of(said.value(), target)
                    : new LabelText("", null);
            if (text.reference() != null) {
                cluster.refusals().fromEnvironment("external_labels." + key, text.reference(), place);
                continue;
            }
            doubled(key, text.value(), place);
            Literal value = Literal.of(text.value());
            switch (key) {
                case CLUSTER -> {}
                case ORIGIN -> {
                    hasOrigin = true;
                    cluster.say(key, place, "originPrometheus", value);
                }
                case "environment" -> cluster.say(key, place, "environment", value);
                default -> cluster.say(key, place, "externalLabel", Literal.of(key), value);
            }
        }
        if (!hasOrigin) {
            added(
                    config.declaredAt(),
                    "The definition adds the external label `" + ORIGIN + "`, by which a hub tells its sources apart.",
                    "Say another value for it with `originPrometheus`, if it is to have one.");
        }
    }

    /** A release has every dollar sign twice, which only some releases of Prometheus read as one. */
    private void doubled(String label, String value, Location place) {
        if (value.contains("$") && !LabelText.isTemplate(target)) {
            added(
                    place,
                    "The definition's release spells the label `" + label + "` " + Quoted.of(value.replace("$", "$$"))
                            + ", which Prometheus reads as " + Quoted.of(value) + " from 3.0 on; the target, " + target
                            + ", keeps both signs.",
                    "Use a value without dollar signs, or name a newer target.");
        }
    }

    /** What a hub has and a Prometheus alone has not. */
    private void ofAHub() {
        String alone = "Nothing, where sources are to send to it; `--to values` makes values without that.";
        added(
                Severity.INFO,
                config.declaredAt(),
                "The definition makes this Prometheus a hub, whose release has `enableRemoteWriteReceiver` and"
                        + " `remoteWriteDashboards`.",
                alone);
        added(
                Severity.INFO,
                config.declaredAt(),
                "The definition puts the external labels on all that this Prometheus stores, by rules in every job and by"
                        + " `scrapeClasses`: Prometheus itself adds them only to what it sends, and the hub's own series"
                        + " would be the only ones without.",
                alone);
    }

    /** What a source keeps, which a Prometheus alone keeps longer. */
    private void ofASource() {
        if (spec.get("retention") == null && spec.get("retentionSize") == null) {
            added(
                    Severity.INFO,
                    config.declaredAt(),
                    "The definition makes this Prometheus a source, which keeps series for `6h`, as nothing else is said.",
                    "Say `retention` in `lightweightPrometheus`; Prometheus itself keeps 15 days, and the chart's 10.");
        }
    }

    private void stack(CallList cluster, String method) {
        cluster.say("global", config.declaredAt(), method, List.of(), PrometheusBuilder.class, "prometheus", block -> {
            time("scrapeInterval")
                    .ifPresent(time ->
                            block.say("scrape_interval", place("scrapeInterval"), "scrapeInterval", Literal.of(time)));
            time("retention").ifPresent(time -> block.say("time", place("retention"), "retention", Literal.of(time)));
            size("retentionSize")
                    .ifPresent(size -> block.say("size", place("retentionSize"), "retentionSize", Literal.of(size)));
        });
    }

    @SuppressWarnings("ReferenceEquality") // two may be equal, and one of them is the hub's
    private void remoteWrites(CallList source, RemoteWrite toHub) {
        Set<String> taken = new HashSet<>();
        for (RemoteWrite target : config.remoteWrites()) {
            taken.add(target.name());
        }
        for (RemoteWrite target : config.remoteWrites()) {
            String name = target.name();
            if (name.isEmpty()) {
                name = nameOf(target, taken);
                taken.add(name);
                added(
                        target.declaredAt(),
                        "The definition adds the name `" + name + "` to this remote write.",
                        "Rename it in the definition; Prometheus puts it on the metrics of its queue.");
            }
            RemoteWriteCalls.say(source, name, target, target == toHub);
        }
    }

    private static String nameOf(RemoteWrite target, Set<String> taken) {
        String host = target.url().map(URI::getHost).orElse(null);
        String base = host == null || host.isEmpty() ? "hub" : host;
        String name = base;
        for (int i = 2; taken.contains(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private void jobs(CallList cluster) {
        for (ScrapeJob job : config.scrapeJobs()) {
            JobCalls.say(cluster, job);
        }
    }

    private void values(CallList cluster) {
        for (int i = 0; i < spec.size(); i++) {
            String key = spec.key(i);
            if (!TYPED.contains(key) || isWithoutCall(key)) {
                ValueCalls.value(cluster, key, SPEC + key, spec.value(i), place(key));
            }
        }
        chart.tag()
                .ifPresent(tag -> ValueCalls.value(
                        cluster, "version", SPEC + "image.tag", new TextNode(tag), config.declaredAt()));
        mounted(cluster, "secrets");
        mounted(cluster, "configMaps");
    }

    /** Jobs mount what they refer to; what only values of the chart refer to is mounted by a value. */
    private void mounted(CallList cluster, String key) {
        Pattern path = Pattern.compile("/etc/prometheus/" + key.toLowerCase(Locale.ROOT) + "/([^/]+)/.*");
        Set<String> ofJobs = new TreeSet<>();
        names(spec.get("additionalScrapeConfigs"), path, ofJobs);
        Set<String> ofValues = new TreeSet<>();
        names(spec.get("additionalAlertManagerConfigs"), path, ofValues);
        if (!ofJobs.containsAll(ofValues)) {
            ValueCalls.value(cluster, key, SPEC + key, ListNode.ofTexts(List.copyOf(ofValues)), config.declaredAt());
        }
    }

    private static void names(@Nullable Node node, Pattern path, Set<String> names) {
        if (node instanceof TextNode text) {
            Matcher mount = path.matcher(text.value());
            if (mount.matches()) {
                names.add(mount.group(1));
            }
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> names(item, path, names));
        } else if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                names(map.value(i), path, names);
            }
        }
    }

    /** Limits of what is stored that no call takes, such as no limit at all. */
    private boolean isWithoutCall(String key) {
        return (key.equals("retention") && time(key).isEmpty())
                || (key.equals("retentionSize") && size(key).isEmpty());
    }

    private Optional<Duration> time(String key) {
        try {
            return spec.get(key) instanceof TextNode text && DurationText.nanoseconds(text.value()) > 0
                    ? Optional.of(Duration.ofNanos(DurationText.nanoseconds(text.value())))
                    : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private Optional<ByteSize> size(String key) {
        try {
            return spec.get(key) instanceof TextNode text && SizeText.bytes(text.value()) > 0
                    ? Optional.of(new ByteSize(SizeText.bytes(text.value())))
                    : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private Location place(String key) {
        int index = spec.indexOf(key);
        return index < 0 ? config.declaredAt() : place(spec.entryOrigin(index));
    }

    private Location place(@Nullable Origin origin) {
        return origin == null ? config.declaredAt() : origin.location();
    }

    private void added(Location place, String message, String hint) {
        added(Severity.WARNING, place, message, hint);
    }

    private void added(Severity severity, Location place, String message, String hint) {
        findings.add(new Finding(ADDED, severity, "", place, message, hint, List.of()));
    }
}
