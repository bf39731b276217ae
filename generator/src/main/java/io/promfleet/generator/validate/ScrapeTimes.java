package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Severity;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PF507 between objects and between layers of values: a timeout that stands in one of them and the interval in another. What both
 * are said of in one job is reported with the job.
 *
 * <p>Source: {@code validateScrapeIntervalAndTimeout} of the Prometheus Operator, and {@code Load} of Prometheus' configuration.
 */
final class ScrapeTimes {
    private static final String ID = "PF507";
    private static final String TIMEOUT = "scrapeTimeout";
    private static final String INTERVAL = "scrapeInterval";
    private static final String OF_THE_OPERATOR = "30s";

    private ScrapeTimes() {}

    /**
     * How often a Prometheus scrapes what does not say it itself.
     *
     * @param interval the time
     * @param place where that is said
     */
    record Usual(String interval, Location place) {}

    /**
     * What a Prometheus does with what says nothing.
     *
     * @param spec its specification
     * @param place where it stands
     * @param whole whether nothing else can say more
     * @return null where it is not known
     */
    static @Nullable Usual usual(MapNode spec, Location place, boolean whole) {
        String said = text(spec, INTERVAL);
        if (said.isEmpty()) {
            return whole ? new Usual(OF_THE_OPERATOR, place) : null;
        }
        return new Usual(said, FluxRepository.place(spec, INTERVAL));
    }

    /** Looks at a Prometheus, and at the jobs in values that become its own. */
    static void ofPrometheus(String subject, MapNode spec, @Nullable Usual usual, Findings findings) {
        if (usual == null) {
            return;
        }
        if (isAbove(text(spec, TIMEOUT), usual.interval)) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    subject,
                    FluxRepository.place(spec, TIMEOUT),
                    "The scrape timeout `" + text(spec, TIMEOUT) + "` is above the interval `" + usual.interval
                            + "`, so that Prometheus gets no configuration.",
                    "Lower `scrapeTimeout`, or raise `scrapeInterval`.",
                    List.of(new Finding.Related("the interval", usual.place))));
        }
        for (MapNode job : ListNode.maps(spec.get("additionalScrapeConfigs"))) {
            if (job.get("scrape_interval") == null && isAbove(text(job, "scrape_timeout"), usual.interval)) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        subject,
                        FluxRepository.place(job, "scrape_timeout"),
                        "The scrape timeout `" + text(job, "scrape_timeout") + "` is above the interval `"
                                + usual.interval + "` that the job has from its Prometheus, which loads nothing then.",
                        "Lower `scrape_timeout`, or give the job a `scrape_interval`.",
                        List.of(new Finding.Related("the interval", usual.place))));
            }
        }
    }

    /**
     * Looks at an object of which the Operator makes jobs.
     *
     * @param subject what findings call it
     * @param object the object
     * @param usual what all that may select it do where it says nothing; one of them leaves it in if its timeout fits there
     * @param findings takes what is wrong
     */
    static void ofObject(String subject, MapNode object, List<Usual> usual, Findings findings) {
        if (usual.isEmpty()) {
            return;
        }
        String kind = text(object, "kind");
        for (MapNode endpoint : endpoints(object)) {
            String own = kind.equals("ScrapeConfig") ? INTERVAL : "interval";
            String timeout = text(endpoint, TIMEOUT);
            if (endpoint.get(own) == null && usual.stream().allMatch(each -> isAbove(timeout, each.interval))) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        subject,
                        FluxRepository.place(endpoint, TIMEOUT),
                        "The scrape timeout `" + timeout + "` is above the interval `" + usual.get(0).interval
                                + "` of the Prometheus, and the Prometheus Operator leaves the `" + kind + "` out.",
                        "Lower `scrapeTimeout`, or set `" + own + "` beside it.",
                        List.of(new Finding.Related("the interval", usual.get(0).place))));
            }
        }
    }

    private static List<MapNode> endpoints(MapNode object) {
        List<MapNode> endpoints = new ArrayList<>();
        if (object.get("spec") instanceof MapNode spec) {
            endpoints.add(spec);
            endpoints.addAll(ListNode.maps(spec.get("endpoints")));
            endpoints.addAll(ListNode.maps(spec.get("podMetricsEndpoints")));
        }
        return endpoints;
    }

    private static boolean isAbove(String timeout, String interval) {
        try {
            return !timeout.isEmpty() && DurationText.nanoseconds(timeout) > DurationText.nanoseconds(interval);
        } catch (Malformed e) {
            return false; // which is reported by itself
        }
    }

    private static String text(MapNode map, String key) {
        Node value = map.get(key);
        return value instanceof TextNode text ? text.value() : "";
    }
}
