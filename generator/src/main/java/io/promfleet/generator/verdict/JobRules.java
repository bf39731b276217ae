package io.promfleet.generator.verdict;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.model.NameValidation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules on jobs, and on what the section {@code global} says for them.
 *
 * <p>Source: {@code GlobalConfig.UnmarshalYAML}, {@code ScrapeConfig.UnmarshalYAML} and {@code ScrapeConfig.Validate}.
 */
final class JobRules {
    private static final long SECOND = 1_000_000_000;
    private static final long DEFAULT_INTERVAL = 60 * SECOND;
    private static final long DEFAULT_TIMEOUT = 10 * SECOND;
    private static final Span UTF8_EXISTS = Span.since("3.0.0");
    private static final Span TEXT_1_0_0 = Span.since("3.0.0");

    private final Judgement judgement;
    private final HttpClientRules clients;
    private final RelabelRules relabelling;
    private final DiscoveryRules discovery;
    private final TargetRules targets;
    private final Map<String, Location> names = new HashMap<>();

    private final Naming naming;
    private final long globalInterval;
    private final long globalTimeout;

    JobRules(
            Judgement judgement,
            HttpClientRules clients,
            RelabelRules relabelling,
            DiscoveryRules discovery,
            Naming naming,
            TargetRules targets,
            @Nullable Section global) {
        this.judgement = judgement;
        this.clients = clients;
        this.relabelling = relabelling;
        this.discovery = discovery;
        this.naming = naming;
        this.globalInterval = orDefault(global == null ? 0 : global.duration("scrape_interval", 0), DEFAULT_INTERVAL);
        this.globalTimeout = orDefault(
                global == null ? 0 : global.duration("scrape_timeout", 0), Math.min(DEFAULT_TIMEOUT, globalInterval));
        this.targets = targets;
        if (global != null) {
            checkGlobal(global);
        }
    }

    private static long orDefault(long value, long ifZero) {
        return value == 0 ? ifZero : value;
    }

    private void checkGlobal(Section global) {
        if (globalTimeout > globalInterval) {
            judgement.error(
                    ConfigRule.TIMEOUT_LE_INTERVAL,
                    global,
                    "scrape_timeout",
                    "The global timeout of " + duration(globalTimeout) + " is longer than the global interval of "
                            + duration(globalInterval) + ".",
                    "Lower `scrape_timeout`, or leave it out: it is then the interval at most.");
        }
        checkProtocols(global, "scrape_protocols");
        for (Section.Text label : global.keysOf("external_labels")) {
            if (!naming.global().isLabelName(label.text())) {
                judgement.error(
                        ConfigRule.EXTERNAL_LABEL_NAMES,
                        label,
                        Quoted.of(label.text()) + " is no name of a label.",
                        "Use " + naming.global().describe() + "." + UTF8_EXISTS.words(judgement.target()));
            }
        }
    }

    private static String duration(long nanoseconds) {
        return "`" + DurationText.of(nanoseconds) + "`";
    }

    /**
     * Judges jobs. May be called for several lists, since all jobs of a server share their names.
     *
     * @param jobs the sections
     */
    void check(List<Section> jobs) {
        for (Section job : jobs) {
            check(job);
        }
    }

    private void check(Section job) {
        checkName(job);
        long interval = orDefault(job.duration("scrape_interval", 0), globalInterval);
        long written = job.duration("scrape_timeout", 0);
        if (written > interval) {
            judgement.error(
                    ConfigRule.TIMEOUT_LE_INTERVAL,
                    job,
                    "scrape_timeout",
                    "The timeout of " + duration(written) + " is longer than the interval of " + duration(interval)
                            + ".",
                    "Lower `scrape_timeout`, or leave it out: it is then the interval at most.");
        }
        checkProtocols(job, "scrape_protocols");
        checkFallback(job);
        naming.check(job);
        NameValidation scheme = naming.ofJob(job);
        relabelling.check(job, "relabel_configs", scheme);
        relabelling.check(job, "metric_relabel_configs", scheme);
        clients.check(job, true);
        if (!judgement.is(Span.since("2.45.0")) || job.section("tls_config") != null) {
            clients.checkCertificateFiles(job);
        }
        discovery.check(job);
        // A timeout that is too long for the job has its finding; not one for each of its targets as well.
        targets.checkJob(job, interval, Math.min(orDefault(written, globalTimeout), interval), scheme);
    }

    private void checkName(Section job) {
        String name = job.text("job_name");
        Location first = name.isEmpty() ? null : names.putIfAbsent(name, job.locationOf("job_name"));
        if (first != null) {
            judgement.error(
                    ConfigRule.JOB_NAME_UNIQUE,
                    job.pathOf("job_name"),
                    job.locationOf("job_name"),
                    "Two jobs are named " + Quoted.of(name) + ".",
                    "Give each job a name of its own.",
                    List.of(new Finding.Related("first here", first)));
        }
    }

    private void checkProtocols(Section section, String key) {
        ListNode list = section.list(key);
        if (list == null) {
            return;
        }
        if (list.items().isEmpty()) {
            judgement.error(
                    ConfigRule.SCRAPE_PROTOCOLS_UNIQUE,
                    section,
                    key,
                    "`" + section.pathOf(key) + "` must not be empty.",
                    "List at least one protocol, or leave it out for the default.");
        }
        Set<String> seen = new HashSet<>();
        for (Section.Text protocol : section.texts(key)) {
            if (!seen.add(protocol.text().toLowerCase(Locale.ROOT))) {
                judgement.error(
                        ConfigRule.SCRAPE_PROTOCOLS_UNIQUE,
                        protocol,
                        "The protocol " + Quoted.of(protocol.text()) + " stands twice in its list.",
                        "Keep one of both.");
            }
            checkProtocol(protocol.text(), protocol.path(), protocol.location());
        }
    }

    private void checkFallback(Section job) {
        String key = "fallback_scrape_protocol";
        checkProtocol(job.text(key), job.pathOf(key), job.locationOf(key));
    }

    private void checkProtocol(String protocol, String path, Location location) {
        if (protocol.equals("PrometheusText1.0.0") && !judgement.is(TEXT_1_0_0)) {
            judgement.error(
                    ConfigRule.VALUE_ALLOWED,
                    path,
                    location,
                    "Prometheus " + judgement.target() + " does not know the protocol `" + protocol + "`.",
                    "Use `PrometheusText0.0.4`, or name a newer target." + TEXT_1_0_0.words(judgement.target()),
                    List.of());
        }
    }
}
