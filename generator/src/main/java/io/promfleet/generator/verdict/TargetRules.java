package io.promfleet.generator.verdict;

import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.DurationText;
import io.promfleet.model.NameValidation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules on static targets. Prometheus makes the targets of a job while it checks the file, and refuses a file with a
 * target that it could not scrape.
 *
 * <p>Source: {@code config.checkStaticTargets} and {@code scrape.PopulateLabels}.
 */
final class TargetRules {
    private static final Span SCHEME_IS_JUDGED = Span.until("3.0.0");
    private static final Span SWITCHES = Span.since("3.13.0");
    private static final Span UTF8_EXISTS = Span.since("3.0.0");
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

    private final Judgement judgement;

    TargetRules(Judgement judgement) {
        this.judgement = judgement;
    }

    /**
     * Judges the static targets of a job.
     *
     * @param job the job
     * @param interval its interval in nanoseconds
     * @param timeout its timeout in nanoseconds
     */
    void checkJob(Section job, long interval, long timeout) {
        for (Section group : job.sections("static_configs")) {
            checkLabels(group);
            if (hasRules(job)) {
                continue;
            }
            for (Section.Text target : group.texts("targets")) {
                Map<String, String> labels = labels(group, target);
                labels.putIfAbsent(INTERVAL, DurationText.of(interval));
                labels.putIfAbsent(TIMEOUT, DurationText.of(timeout));
                labels.putIfAbsent(SCHEME, job.text("scheme", "http"));
                check(labels, target);
            }
        }
    }

    /** Judges the static targets of an Alertmanager, of which Prometheus looks at the address alone. */
    void checkAlertmanager(Section alertmanager) {
        for (Section group : alertmanager.sections("static_configs")) {
            checkLabels(group);
            if (hasRules(alertmanager)) {
                continue;
            }
            for (Section.Text target : group.texts("targets")) {
                checkAddress(target.text(), target);
            }
        }
    }

    private static boolean hasRules(Section section) {
        return !section.sections("relabel_configs").isEmpty();
    }

    private void checkLabels(Section group) {
        NameValidation scheme = judgement.is(UTF8_EXISTS) ? NameValidation.UTF8 : NameValidation.LEGACY;
        for (Section.Text label : group.keysOf("labels")) {
            if (!scheme.isLabelName(label.text())) {
                judgement.error(
                        ConfigRule.LABEL_NAME,
                        label,
                        Quoted.of(label.text()) + " is no name of a label.",
                        "Use " + scheme.describe() + "." + UTF8_EXISTS.words(judgement.target()));
            }
        }
    }

    private static Map<String, String> labels(Section group, Section.Text target) {
        Map<String, String> labels = new TreeMap<>();
        Section own = group.section("labels");
        for (int i = 0; own != null && i < own.map().size(); i++) {
            String value = own.text(own.map().key(i));
            if (!value.isEmpty()) {
                labels.put(own.map().key(i), value);
            }
        }
        labels.put(ADDRESS, target.text());
        return labels;
    }

    /** Judges a target by its labels after relabelling. */
    void check(Map<String, String> labels, Section.Text target) {
        String address = labels.getOrDefault(ADDRESS, "");
        if (address.isEmpty()) {
            refuse(target, "This target has no address.", "Write it as `host:port`.");
            return;
        }
        if (!hasPort(address) && judgement.is(SCHEME_IS_JUDGED)) {
            String scheme = labels.getOrDefault(SCHEME, "");
            if (canTakeAPort(address) && !scheme.isEmpty() && !scheme.equals("http") && !scheme.equals("https")) {
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

    /** Whether Go's {@code net.SplitHostPort} takes an address apart. */
    static boolean hasPort(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        int from = 0;
        int hostEnd = colon;
        if (address.startsWith("[")) {
            int close = address.indexOf(']');
            if (close < 0 || close + 1 != colon) {
                return false;
            }
            from = 1;
            hostEnd = close;
        } else if (address.substring(0, colon).indexOf(':') >= 0) {
            return false;
        }
        String host = address.substring(from, hostEnd);
        String rest = address.substring(hostEnd + (from == 1 ? 1 : 0));
        return host.indexOf('[') < 0
                && (from == 1 || host.indexOf(']') < 0)
                && rest.indexOf(']') < 0
                && rest.indexOf('[') < 0;
    }

    private static boolean canTakeAPort(String address) {
        return hasPort(address + ":1234");
    }
}
