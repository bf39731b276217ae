package io.promfleet.generator.verdict;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.read.RelabelNodes;
import io.promfleet.generator.target.HostPort;
import io.promfleet.model.NameValidation;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The rules on static targets, and on those of the discovery by files. Prometheus makes the targets of a job while it checks the file, and refuses a file with a
 * target that it could not scrape.
 *
 * <p>Source: {@code config.checkStaticTargets}, {@code scrape.PopulateLabels} and {@code notifier.AlertmanagerFromGroup}.
 */
final class TargetRules {
    private static final Span SCHEME_IS_JUDGED = Span.until("3.0.0");
    private static final Span PARAMETERS_GIVE_WAY = Span.since("3.0.0");
    private static final Span GROUPS_OVERWRITE = Span.since("2.44.0");
    private static final Span RULES_HAVE_NAMES = Span.since("3.7.0");
    private static final Span SWITCHES = Span.since("3.13.0");
    private static final List<String> SWITCH_LABELS = List.of(
            "__convert_classic_histograms_to_nhcb__",
            "__always_scrape_classic_histograms__",
            "__scrape_native_histograms__");
    private static final Set<String> BOOLEANS =
            Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");
    private static final String ADDRESS = "__address__";
    private static final String INTERVAL = "__scrape_interval__";
    private static final String TIMEOUT = "__scrape_timeout__";
    private static final String SCHEME = "__scheme__";
    private static final String ALERTS_PATH = "__alerts_path__";

    private final Judgement judgement;
    private final FoundTargets found;

    TargetRules(Judgement judgement, FoundTargets found) {
        this.judgement = judgement;
        this.found = found;
    }

    /**
     * Judges the targets of a job that files hold, as they are after its rules. A server only logs a target that rules made
     * unusable; {@code promtool} refuses the file.
     *
     * @param job the job
     * @param interval its interval in nanoseconds
     * @param timeout its timeout in nanoseconds
     * @param scheme the names that it allows
     */
    void checkJob(Section job, long interval, long timeout, NameValidation scheme) {
        check(
                job,
                scheme,
                (labels, grouped) -> {
                    grouped.forEach(labels::putIfAbsent);
                    labels.putIfAbsent(INTERVAL, DurationText.of(interval));
                    labels.putIfAbsent(TIMEOUT, DurationText.of(timeout));
                    labels.putIfAbsent(SCHEME, job.text("scheme", "http"));
                    labels.putIfAbsent("job", job.text("job_name"));
                    labels.putIfAbsent("__metrics_path__", job.text("metrics_path", "/metrics"));
                    parameters(job, labels);
                },
                this::check);
    }

    /**
     * Judges the targets of an Alertmanager, of which Prometheus looks at the address alone, as it is after the rules.
     *
     * @param alertmanager the entry
     * @param scheme the names that its rules may use
     */
    void checkAlertmanager(Section alertmanager, NameValidation scheme) {
        Map<String, String> own =
                Map.of(SCHEME, alertmanager.text("scheme", "http"), ALERTS_PATH, alertsPath(alertmanager));
        check(
                alertmanager,
                scheme,
                (labels, grouped) -> {
                    if (judgement.is(GROUPS_OVERWRITE)) {
                        labels.putAll(own);
                        labels.putAll(grouped);
                    } else {
                        grouped.forEach(labels::putIfAbsent);
                        labels.putAll(own);
                    }
                },
                (labels, target) -> checkAddress(labels.getOrDefault(ADDRESS, ""), target));
    }

    /** Where alerts are sent, without what a path says twice or takes back. */
    private static String alertsPath(Section alertmanager) {
        String said = alertmanager.text("path_prefix") + "/api/" + alertmanager.text("api_version", "v2") + "/alerts";
        Deque<String> parts = new ArrayDeque<>();
        for (String part : said.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /**
     * Judges the targets of a section as they are after its rules.
     *
     * @param fill gives a target, which has its address, the labels of its group and of the section
     * @param judge judges what the rules keep
     */
    private void check(
            Section section,
            NameValidation scheme,
            BiConsumer<Map<String, String>, Map<String, String>> fill,
            BiConsumer<Map<String, String>, Section.Text> judge) {
        List<Section> groups = found.groups(section);
        groups.forEach(group -> judgement.checkLabelNames(group, "labels"));
        Optional<Relabelling> rules = groups.isEmpty() ? Optional.empty() : rules(section, scheme);
        if (hasRules(section) && rules.isEmpty()) {
            return;
        }
        for (Section group : groups) {
            Map<String, String> grouped = labels(group);
            for (Section.Text target : group.texts("targets")) {
                Map<String, String> labels = new TreeMap<>();
                labels.put(ADDRESS, target.text());
                fill.accept(labels, grouped);
                if (rules.isEmpty()) {
                    judge.accept(labels, target);
                } else {
                    rules.get().apply(LabelSet.of(labels)).ifPresent(kept -> judge.accept(kept.asMap(), target));
                }
            }
        }
    }

    /** The rules of a job, made ready; nothing where it has none, or one of them is refused. */
    private Optional<Relabelling> rules(Section job, NameValidation scheme) {
        ListNode list = job.list("relabel_configs");
        Findings refused = new Findings();
        new RelabelRules(new Judgement(judgement.target(), judgement.isAgent(), refused))
                .check(job, "relabel_configs", scheme);
        if (list == null || list.items().isEmpty() || refused.hasErrors()) {
            return Optional.empty();
        }
        NameValidation names = scheme == NameValidation.LEGACY && judgement.is(RULES_HAVE_NAMES)
                ? NameValidation.LEGACY
                : NameValidation.defaultOf(judgement.target());
        try {
            return Optional.of(Relabelling.of(RelabelNodes.rules(list), judgement.target(), names));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // which has its own finding
        }
    }

    private void parameters(Section job, Map<String, String> labels) {
        Section params = job.section("params");
        for (int i = 0; params != null && i < params.map().size(); i++) {
            List<Section.Text> values = params.texts(params.map().key(i));
            String name = "__param_" + params.map().key(i);
            if (!values.isEmpty() && !(judgement.is(PARAMETERS_GIVE_WAY) && labels.containsKey(name))) {
                labels.put(name, values.get(0).text());
            }
        }
    }

    private static boolean hasRules(Section section) {
        return !section.sections("relabel_configs").isEmpty();
    }

    private static Map<String, String> labels(Section group) {
        Map<String, String> labels = new TreeMap<>();
        Section own = group.section("labels");
        for (int i = 0; own != null && i < own.map().size(); i++) {
            String value = own.text(own.map().key(i));
            if (!value.isEmpty()) {
                labels.put(own.map().key(i), value);
            }
        }
        return labels;
    }

    /** Judges a target by its labels after relabelling. */
    private void check(Map<String, String> labels, Section.Text target) {
        String address = labels.getOrDefault(ADDRESS, "");
        if (address.isEmpty()) {
            refuse(target, "This target has no address.", "Write it as `host:port`.");
            return;
        }
        if (HostPort.lacksPort(address) && judgement.is(SCHEME_IS_JUDGED)) {
            String scheme = labels.getOrDefault(SCHEME, "");
            if (!scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
                refuse(
                        target,
                        "The target " + Quoted.of(address) + " has no port, and the scheme " + Quoted.of(scheme)
                                + " has none that would be meant.",
                        "Use `http` or `https`." + SCHEME_IS_JUDGED.words(judgement.target()));
                return;
            }
        }
        checkAddress(address, target);
        long interval = duration(labels.getOrDefault(INTERVAL, ""), "interval", target);
        long timeout = duration(labels.getOrDefault(TIMEOUT, ""), "timeout", target);
        if (interval > 0 && timeout > interval) {
            refuse(
                    target,
                    "The timeout of this target, `" + labels.get(TIMEOUT) + "`, is longer than its interval, `"
                            + labels.get(INTERVAL) + "`.",
                    "Lower the label `__scrape_timeout__`, or raise `__scrape_interval__`.");
        }
        for (String name : SWITCH_LABELS) {
            String value = labels.getOrDefault(name, "");
            if (!value.isEmpty() && !BOOLEANS.contains(value) && judgement.is(SWITCHES)) {
                refuse(
                        target,
                        "The label `" + name + "` must be `true` or `false`, but is " + Quoted.of(value) + ".",
                        "Set it to one of them." + SWITCHES.words(judgement.target()));
            }
        }
    }

    private long duration(String text, String what, Section.Text target) {
        try {
            long value = DurationText.nanoseconds(text);
            if (value == 0) {
                refuse(target, "The " + what + " of this target is zero.", "Leave the label out, or set a duration.");
            }
            return value;
        } catch (Malformed e) {
            refuse(target, e.getMessage(), e.hint());
            return 0;
        }
    }

    private void checkAddress(String address, Section.Text target) {
        if (address.indexOf('/') >= 0) {
            refuse(
                    target,
                    Quoted.of(address) + " is no target, because it holds a `/`.",
                    "Write `host:port`; the path goes to `metrics_path`, and `https` to `scheme`.");
        }
    }

    private void refuse(Section.Text target, String message, String hint) {
        Location location = target.location();
        judgement.error(ConfigRule.STATIC_TARGET_NO_SLASH, target.path(), location, message, hint, List.of());
    }
}
