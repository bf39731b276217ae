package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import io.promfleet.model.StaticTargets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PF511 where sources scrape and send: one target of two jobs, in one cluster, or in two where the target's name means the same machine
 * from both. Rules say what a target really is, and are applied to it first. What the hub itself scrapes for two clusters is the
 * business of {@link TargetsHaveOneOwner}.
 */
final class OwnedOnce implements FleetCheck {
    private static final String ID = "PF511";
    private static final List<String> LOCAL = List.of(".svc", ".cluster.local", ".local", ".internal", ".localhost");

    /** A target and who scrapes it. */
    private record Owner(Cluster cluster, String path, ScrapeJob job, StaticTargets group) {}

    @Override
    public void check(Fleet fleet, Findings findings) {
        Map<String, Owner> everywhere = new HashMap<>();
        check(fleet, fleet.hub(), everywhere, findings);
        fleet.sources().forEach(source -> check(fleet, source, everywhere, findings));
    }

    private static void check(Fleet fleet, Cluster cluster, Map<String, Owner> everywhere, Findings findings) {
        String path = cluster.path();
        Map<String, Owner> here = new HashMap<>();
        for (ScrapeJob job : cluster.scrapeJobs()) {
            Requests requests = null;
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof StaticTargets group) {
                    requests = requests == null ? requests(fleet, cluster, job) : requests;
                    Owner owner = new Owner(cluster, path + " > scrapeJob(" + job.name() + ")", job, group);
                    for (Requests.Request request :
                            requests == null ? List.<Requests.Request>of() : requests.of(group)) {
                        Map<String, Owner> known = isLocal(request.address()) ? here : everywhere;
                        Owner first = known.putIfAbsent(request.way(), owner);
                        if (first != null && !isSame(owner, first) && !isScrapedByTheHubAlone(owner, first)) {
                            report(request.address(), owner, first, findings);
                        }
                    }
                }
            }
        }
    }

    private static boolean isSame(Owner owner, Owner first) {
        return owner.path.equals(first.path);
    }

    private static boolean isScrapedByTheHubAlone(Owner owner, Owner first) {
        return isElsewhere(owner, first) && !sends(owner.cluster) && !sends(first.cluster);
    }

    private static boolean isElsewhere(Owner owner, Owner first) {
        return !owner.cluster.name().equals(first.cluster.name());
    }

    private static boolean sends(Cluster cluster) {
        return cluster instanceof Source source && source.approach() instanceof SendingApproach;
    }

    private static @Nullable Requests requests(Fleet fleet, Cluster cluster, ScrapeJob job) {
        // The release matters to rules alone.
        PrometheusVersion version = job.relabels().isEmpty()
                ? PrometheusVersion.NEWEST
                : ClusterVersions.of(fleet, cluster).prometheus();
        return Requests.of(job, version).orElse(null);
    }

    /** Whether a name may mean another machine in another cluster. */
    private static boolean isLocal(String target) {
        String host = target.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (host.indexOf('.') < 0 || Hosts.ADDRESS.matcher(host).matches()) {
            return true;
        }
        for (String end : LOCAL) {
            if (host.endsWith(end) || host.contains(".svc.")) {
                return true;
            }
        }
        return false;
    }

    private static void report(String target, Owner owner, Owner first, Findings findings) {
        boolean other = isElsewhere(owner, first);
        findings.add(new Finding(
                ID,
                Severity.WARNING,
                owner.path,
                owner.group.declaredAt(),
                "The target `" + target + "` is scraped by the job `" + first.job.name() + "`"
                        + (other ? " of `" + first.cluster.name() + "`" : "")
                        + " too, so that the hub has all its series twice.",
                "Leave it to one of both, or suppress this where the way to the target is what is measured.",
                List.of(new Finding.Related("first declared here", first.group.declaredAt()))));
    }

    /** Compiled for those who name targets. */
    private static final class Hosts {
        static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[.*\\]");

        private Hosts() {}
    }
}
