package io.promfleet.acceptance.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.dialect.AlloyBlock;
import io.promfleet.generator.dialect.AlloyValue;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.target.TargetOutcome;
import io.promfleet.generator.target.TargetPhase;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an Alloy with a configuration sends of what is around it: its components followed from one to the next. */
public final class CollectedByAlloy {
    private static final List<String> OF_JOB = List.of(
            "job_name", "metrics_path", "scheme", "scrape_interval", "scrape_timeout", "params", "honor_labels");

    private final Map<String, AlloyBlock> components = new LinkedHashMap<>();
    private final Surroundings surroundings;
    private final SortedSet<String> sent = new TreeSet<>();
    private final SortedSet<String> scraped = new TreeSet<>();

    /**
     * Follows it.
     *
     * @param configuration what promfleet wrote
     * @param surroundings what it finds
     */
    public CollectedByAlloy(String configuration, Surroundings surroundings) {
        this.surroundings = surroundings;
        for (AlloyBlock block : AlloyReader.read(configuration)) {
            assertThat(components.put(block.name() + "." + block.label(), block))
                    .as("a second %s", block)
                    .isNull();
        }
        for (AlloyBlock block : components.values()) {
            if (block.name().equals("prometheus.scrape")) {
                scrape(block);
            }
        }
    }

    private void scrape(AlloyBlock scrape) {
        MapNode.Builder job = MapNode.builder().put("static_configs", Jobs.nowhere());
        for (String key : OF_JOB) {
            AlloyValue value = attribute(scrape, key);
            if (value != null) {
                job.put(key, node(value));
            }
        }
        ScrapeJob plain = Jobs.job(job.build());
        TargetPhase phase = TargetPhase.of(plain, PrometheusVersion.NEWEST);
        for (LabelSet found : targets(required(scrape, "targets"))) {
            // Alloy never looks at what discovery says once the targets are handed on.
            if (phase.outcome(found, LabelSet.EMPTY) instanceof TargetOutcome.Scraped target) {
                scraped.add(CollectedByPrometheus.address(target.labels()));
                LabelSet own = target.seriesLabels();
                surroundings.lines().forEach(line -> forward(scrape, Sample.of(plain, own, line)));
                Surroundings.REPORTS.forEach(
                        report -> forward(scrape, Sample.of(CollectedByPrometheus.NO_JOB, own, report)));
            }
        }
    }

    private void forward(AlloyBlock from, LabelSet series) {
        for (AlloyValue receiver : ((AlloyValue.Items) required(from, "forward_to")).items()) {
            AlloyBlock next = component(((AlloyValue.Bare) receiver).value(), "receiver");
            if (next.name().equals("prometheus.relabel")) {
                rules(next, "rule").apply(series).ifPresent(left -> forward(next, left));
            } else {
                send(next, series);
            }
        }
    }

    private void send(AlloyBlock remoteWrite, LabelSet series) {
        LabelSet all = series;
        for (Map.Entry<String, AlloyValue> label :
                ((AlloyValue.Fields) required(remoteWrite, "external_labels")).fields()) {
            String value = ((AlloyValue.Text) label.getValue()).value();
            all = all.contains(label.getKey()) ? all : all.with(label.getKey(), value);
        }
        for (AlloyBlock endpoint : remoteWrite.blocks()) {
            Optional<LabelSet> left = rules(endpoint, "write_relabel_config").apply(all);
            left.ifPresent(labels -> assertThat(sent.add(labels.toString()))
                    .as("twice: %s", labels)
                    .isTrue());
        }
    }

    private List<LabelSet> targets(AlloyValue value) {
        List<LabelSet> found = new ArrayList<>();
        if (value instanceof AlloyValue.Items items) {
            for (AlloyValue item : items.items()) {
                LabelSet labels = LabelSet.EMPTY;
                for (Map.Entry<String, AlloyValue> label : ((AlloyValue.Fields) item).fields()) {
                    labels = labels.with(label.getKey(), ((AlloyValue.Text) label.getValue()).value());
                }
                found.add(labels);
            }
            return found;
        }
        String reference = ((AlloyValue.Bare) value).value();
        String call = "array.concat(";
        if (reference.startsWith(call)) {
            String list = "x \"x\" {\n x = [" + reference.substring(call.length(), reference.length() - 1) + "]\n}\n";
            AlloyBlock block = AlloyReader.read(list).get(0);
            ((AlloyValue.Items) required(block, "x")).items().forEach(part -> found.addAll(targets(part)));
            return found;
        }
        if (reference.startsWith("discovery.relabel.")) {
            AlloyBlock relabel = component(reference, "output");
            Relabelling rules = rules(relabel, "rule");
            for (LabelSet target : targets(required(relabel, "targets"))) {
                rules.apply(target).ifPresent(found::add);
            }
            return found;
        }
        AlloyBlock discovery = component(reference, "targets");
        if (discovery.name().equals("discovery.http")) {
            return surroundings.registered(((AlloyValue.Text) required(discovery, "url")).value());
        }
        assertThat(discovery.name()).isEqualTo("discovery.kubernetes");
        List<String> namespaces = new ArrayList<>();
        for (AlloyBlock block : discovery.blocks()) {
            if (block.name().equals("namespaces")) {
                namespaces.addAll(ListNode.texts(node(required(block, "names"))));
            }
        }
        return surroundings.discover(((AlloyValue.Text) required(discovery, "role")).value(), namespaces);
    }

    private AlloyBlock component(String reference, String export) {
        String suffix = "." + export;
        assertThat(reference).endsWith(suffix);
        AlloyBlock block = components.get(reference.substring(0, reference.length() - suffix.length()));
        if (block == null) {
            throw new AssertionError("there is no " + reference);
        }
        return block;
    }

    private static Relabelling rules(AlloyBlock block, String name) {
        List<Node> rules = new ArrayList<>();
        for (AlloyBlock each : block.blocks()) {
            if (each.name().equals(name)) {
                MapNode.Builder rule = MapNode.builder();
                each.attributes().forEach(attribute -> rule.put(attribute.getKey(), node(attribute.getValue())));
                rules.add(rule.build());
            }
        }
        return Relabelling.of(Jobs.rules(rules));
    }

    private static Node node(AlloyValue value) {
        if (value instanceof AlloyValue.Text text) {
            return new TextNode(text.value());
        }
        if (value instanceof AlloyValue.Bare bare) {
            return bare.value().equals("true") || bare.value().equals("false")
                    ? BooleanNode.of(Boolean.parseBoolean(bare.value()))
                    : new IntegerNode(Long.parseLong(bare.value()));
        }
        if (value instanceof AlloyValue.Items items) {
            return new ListNode(
                    items.items().stream().map(CollectedByAlloy::node).toList(), null);
        }
        MapNode.Builder map = MapNode.builder();
        ((AlloyValue.Fields) value).fields().forEach(field -> map.put(field.getKey(), node(field.getValue())));
        return map.build();
    }

    private static AlloyValue required(AlloyBlock block, String name) {
        AlloyValue value = attribute(block, name);
        if (value == null) {
            throw new AssertionError(block.name() + " has no " + name);
        }
        return value;
    }

    private static @Nullable AlloyValue attribute(AlloyBlock block, String name) {
        for (Map.Entry<String, AlloyValue> attribute : block.attributes()) {
            if (attribute.getKey().equals(name)) {
                return attribute.getValue();
            }
        }
        return null;
    }

    /**
     * What reaches the hub.
     *
     * @return each series as a text
     */
    public SortedSet<String> sent() {
        return sent;
    }

    SortedSet<String> scraped() {
        return scraped;
    }
}
