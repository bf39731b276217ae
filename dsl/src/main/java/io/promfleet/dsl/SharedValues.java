package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.HttpClient;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of what a loop says many times: thousands of sources with the same jobs are then a few jobs. Two values
 * become one only if every line in them is the same too, so that sharing can be seen neither in a fleet nor in a finding.
 */
final class SharedValues {
    // Past this many values of one line, or small values at all, more would cost memory and win little.
    private static final int MOST_REMEMBERED = 1024;

    private final IdentityHashMap<Location, Site> sites = new IdentityHashMap<>();
    private final IdentityHashMap<Location, Site> jobs = new IdentityHashMap<>();
    private final Map<Object, Object> small = new HashMap<>();

    /** The same text, number, time or reference, said anywhere before; anything else as it is. */
    @SuppressWarnings("unchecked") // equal values of these final classes have the same class
    <T> T small(T value) {
        if (!(value instanceof String
                || value instanceof Long
                || value instanceof Duration
                || value instanceof SecretKey)) {
            return value;
        }
        Object known = small.get(value);
        if (known != null) {
            return (T) known;
        }
        if (small.size() < MOST_REMEMBERED) {
            small.put(value, value);
        }
        return value;
    }

    /** The equal value said on the same line before. For a value that holds no other line. */
    <T> T share(T value, Location location) {
        return site(location).share(value, value);
    }

    /** The equal value said on the same lines before. */
    <T> T share(T value, Location location, List<Location> within) {
        return site(location).share(new Lines(value, within), value);
    }

    /** Adds every line in settings, those of sections within included. */
    static void collectLines(ConfigValue value, List<Location> lines) {
        if (value instanceof Settings settings) {
            for (Setting setting : settings.all()) {
                lines.add(setting.declaredAt());
                collectLines(setting.value(), lines);
            }
        } else if (value instanceof ConfigValue.ListValue list) {
            for (ConfigValue item : list.items()) {
                collectLines(item, lines);
            }
        }
    }

    /** Adds every line in a connection, but not its own. */
    static void collectLines(HttpClient http, List<Location> lines) {
        Authentication authentication = http.authentication().orElse(null);
        if (authentication != null) {
            collectLines(authentication, lines);
        }
        Tls tls = http.tls().orElse(null);
        if (tls != null) {
            lines.add(tls.declaredAt());
            lines.addAll(tls.calls().all());
        }
        collectLines(http.settings(), lines);
    }

    /** Adds every line in a way to authenticate. */
    static void collectLines(Authentication authentication, List<Location> lines) {
        if (authentication instanceof Authentication.OAuth2 oauth2) {
            collectLines(oauth2.settings(), lines);
            lines.add(oauth2.connection().declaredAt());
            collectLines(oauth2.connection(), lines);
        } else if (authentication instanceof Authentication.SigV4 sigV4) {
            collectLines(sigV4.settings(), lines);
        } else if (authentication instanceof Authentication.AzureAd azureAd) {
            collectLines(azureAd.settings(), lines);
        } else if (authentication instanceof Authentication.GoogleIam googleIam) {
            collectLines(googleIam.settings(), lines);
        }
    }

    /** Settings that were said on the same lines before. */
    Settings share(Settings settings) {
        if (settings.isEmpty()) {
            return Settings.NONE;
        }
        List<Location> lines = new ArrayList<>();
        collectLines(settings, lines);
        return site(lines.get(0)).share(new Lines(settings, lines), settings);
    }

    /** The same rules from the same lines. */
    RelabelRules share(List<RelabelRule> rules) {
        if (rules.isEmpty()) {
            return RelabelRules.NONE;
        }
        return site(rules.get(0).declaredAt()).share(rules);
    }

    /**
     * The job whose parts are the very same, for its parts are shared already where that can be; or else a job that has all
     * but name and connection in common with one that was said on the same line.
     */
    ScrapeJob share(ScrapeJob job) {
        ScrapeJob alike = site(jobs, job.declaredAt()).share(new SameRest(job), job);
        return site(job.declaredAt()).share(new SameParts(job), job.sharing(alike));
    }

    private Site site(Location location) {
        return site(sites, location);
    }

    private static Site site(IdentityHashMap<Location, Site> sites, Location location) {
        Site site = sites.get(location);
        if (site == null) {
            site = new Site();
            sites.put(location, site);
        }
        return site;
    }

    /** What was said on one line. Gives up where hardly anything was ever said twice. */
    private static final class Site {
        private @Nullable Map<Object, Object> values = new HashMap<>(4);
        private int hits;

        RelabelRules share(List<RelabelRule> rules) {
            if (values == null) {
                return new RelabelRules(rules);
            }
            RelabelRules known = (RelabelRules) values.get(new SameRules(rules));
            if (known != null) {
                hits++;
                return known;
            }
            return remember(new SameRules(new ArrayList<>(rules)), new RelabelRules(rules));
        }

        @SuppressWarnings("unchecked") // a key stands for its value, so equal keys stand for values of one type
        <T> T share(Object key, T value) {
            if (values == null) {
                return value;
            }
            T known = (T) values.get(key);
            if (known != null) {
                hits++;
                return known;
            }
            return remember(key, value);
        }

        private <T> T remember(Object key, T value) {
            if (values != null && values.size() < MOST_REMEMBERED) {
                values.put(key, value);
            } else if (hits < MOST_REMEMBERED) {
                values = null;
            }
            return value;
        }
    }

    /** A value and the lines inside it, as a key. */
    private record Lines(Object value, List<Location> within) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Lines that && value.equals(that.value) && within.equals(that.within);
        }

        @Override
        public int hashCode() {
            return value.hashCode() * 31 + within.hashCode();
        }
    }

    /** Rules as a key: the very same objects in the same order. */
    private record SameRules(List<RelabelRule> rules) {
        @Override
        @SuppressWarnings("ReferenceEquality") // equal rules from other lines are not the same
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof SameRules that) || rules.size() != that.rules.size()) {
                return false;
            }
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i) != that.rules.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = 0; i < rules.size(); i++) {
                hash = hash * 31 + System.identityHashCode(rules.get(i));
            }
            return hash;
        }
    }

    /** Whether two jobs have the very same parts, their connections apart. */
    @SuppressWarnings("ReferenceEquality") // equal parts from other lines are not the same
    private static boolean haveSameParts(ScrapeJob left, ScrapeJob right) {
        return left.settings() == right.settings()
                && left.relabels() == right.relabels()
                && left.metricRelabels() == right.metricRelabels()
                && left.calls().equals(right.calls())
                && left.expectedSeries()
                        .map(ExpectedSeries::declaredAt)
                        .equals(right.expectedSeries().map(ExpectedSeries::declaredAt))
                && areSame(left.serviceDiscoveries(), right.serviceDiscoveries());
    }

    @SuppressWarnings("ReferenceEquality") // as for the parts
    private static boolean areSame(List<ServiceDiscovery> left, List<ServiceDiscovery> right) {
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            same = left.get(i) == right.get(i);
        }
        return same;
    }

    /** All of a job but name and connection as a key, with the very same parts. */
    private record SameRest(ScrapeJob job) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SameRest that && haveSameParts(job, that.job) && job.isLike(that.job);
        }

        @Override
        public int hashCode() {
            int parts = System.identityHashCode(job.relabels()) * 31 + System.identityHashCode(job.metricRelabels());
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                parts = parts * 31 + System.identityHashCode(discovery);
            }
            return parts;
        }
    }

    /** A job as a key: equal, and with the very same parts, because equal parts may come from other lines. */
    private record SameParts(ScrapeJob job) {
        @Override
        @SuppressWarnings("ReferenceEquality") // equal parts from other lines are not the same
        public boolean equals(@Nullable Object other) {
            return other instanceof SameParts that
                    && job.http() == that.job.http()
                    && haveSameParts(job, that.job)
                    && job.equals(that.job);
        }

        @Override
        public int hashCode() {
            int parts = System.identityHashCode(job.http()) * 31 + System.identityHashCode(job.relabels());
            return parts * 31 + job.name().hashCode();
        }
    }
}
