package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Flux;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.NameValidation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How Flux applies the tree. */
public final class FluxBuilder extends Declaration {
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(10);
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    static final String FLUX_SYSTEM = "flux-system";

    private @Nullable FluxLayout layout;
    private @Nullable String sourceName;
    private @Nullable String namespace;
    private @Nullable String path;
    private @Nullable Duration interval;

    FluxBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "flux", null, declaredAt);
    }

    /**
     * Which clusters run Flux.
     *
     * @param choice {@link FluxLayout#HUB_MANAGES_SOURCES} unless said
     * @return this
     */
    public FluxBuilder layout(FluxLayout choice) {
        layout = once(layout, choice, "layout");
        return this;
    }

    /**
     * The GitRepository that holds the tree.
     *
     * @param name {@code flux-system} unless said, as {@code flux bootstrap} makes it
     * @return this
     */
    public FluxBuilder sourceName(String name) {
        sourceName = once(sourceName, dnsName(name, "sourceName"), "sourceName");
        return this;
    }

    /**
     * The namespace of Flux and of its GitRepository.
     *
     * @param name {@code flux-system} unless said
     * @return this
     */
    public FluxBuilder namespace(String name) {
        namespace = once(namespace, dnsLabel(name, "namespace"), "namespace");
        return this;
    }

    /**
     * The folder in the Git repository that the tree is written to. Flux' own paths are made from it.
     *
     * @param folder relative, without {@code ..}, empty for the repository's root; the root unless said, with a warning where
     *     the output directory is another folder of a repository
     * @return this
     */
    public FluxBuilder path(String folder) {
        String plain = folder.startsWith("./") ? folder.substring(2) : folder;
        plain = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        if (!plain.isEmpty() && !isInsideTheRepository(plain)) {
            illegal("path", folder, "is no folder of the repository", "Give a relative path such as `fleet`.");
        }
        path = once(path, plain, "path");
        return this;
    }

    /**
     * How often Flux reconciles.
     *
     * @param time at least a second; 10 minutes unless said
     * @return this
     */
    public FluxBuilder interval(Duration time) {
        if (time.compareTo(SHORTEST_INTERVAL) < 0) {
            illegal("interval", time.toString(), "is below one second", "Give a time of at least one second.");
        }
        interval = once(interval, duration(time.isNegative() ? SHORTEST_INTERVAL : time, "interval"), "interval");
        return this;
    }

    private static boolean isInsideTheRepository(String path) {
        if (!NameValidation.isUnicode(path)
                || path.contains("\\")
                || path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    Flux build() {
        Flux.Builder flux = Flux.builder()
                .layout(layout == null ? FluxLayout.HUB_MANAGES_SOURCES : layout)
                .sourceName(sourceName == null ? FLUX_SYSTEM : sourceName)
                .namespace(namespace == null ? FLUX_SYSTEM : namespace)
                .interval(interval == null ? DEFAULT_INTERVAL : interval)
                .declaredAt(declaredAt());
        if (path != null) {
            flux.path(path);
        }
        return flux.build();
    }
}
