package io.promfleet.generator.render;

import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Federation;
import io.promfleet.model.Parameter;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Settings;
import io.promfleet.model.Source;
import io.promfleet.model.StaticTargets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The job by which the hub fetches series from the Prometheus of a source. */
final class FederateJob {
    private static final String NAME = "federate";

    private FederateJob() {}

    /** Of the Prometheus that promfleet installs in the source, which says whose its series are; or of another one. */
    static ScrapeJob of(Source source, Federation federation) {
        URI url = federation.url();
        boolean https = "https".equalsIgnoreCase(url.getScheme());
        String path = url.getPath() == null ? "" : url.getPath();
        String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        int port = url.getPort() >= 0 ? url.getPort() : https ? 443 : 80;
        return ScrapeJob.builder()
                .name(source.name() + "/" + NAME)
                .replaces(ReplacedMonitor.NONE)
                .scrapeInterval(federation.scrapeInterval())
                .metricsPath(prefix + "/federate")
                .scheme(https ? Scheme.HTTPS : Scheme.HTTP)
                .addParams(new Parameter("match[]", federation.matches(), federation.declaredAt()))
                // The labels of a series say where the source scraped it, and that it is the source's.
                .honorLabels(true)
                .settings(Settings.NONE)
                .addServiceDiscoveries(StaticTargets.builder()
                        .addTargets(url.getHost() + ":" + port)
                        .declaredAt(federation.declaredAt())
                        .build())
                .http(federation.http())
                .relabels(new RelabelRules(List.of(DerivedRules.constant("job", NAME, federation.declaredAt()))))
                .metricRelabels(identity(source, federation))
                .declaredAt(federation.declaredAt())
                .build();
    }

    /** What another Prometheus calls itself in its own external labels would win over the fleet's name for the source. */
    private static RelabelRules identity(Source source, Federation federation) {
        if (source.approach() instanceof FederatedPrometheus) {
            return RelabelRules.NONE;
        }
        List<RelabelRule> rules = new ArrayList<>();
        source.labelsAtTheHub()
                .forEach((label, value) -> rules.add(DerivedRules.constant(label, value, federation.declaredAt())));
        return new RelabelRules(rules);
    }
}
