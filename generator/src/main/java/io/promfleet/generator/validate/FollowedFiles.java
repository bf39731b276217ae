package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ConfigLanguage;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.read.TargetListReader;
import io.promfleet.generator.verdict.FoundTargets;
import io.promfleet.model.PrometheusVersion;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The files that a configuration names and {@code promtool check config} looks at: rule files and targets of the discovery by
 * files are read, and the credentials and certificates of jobs must be there. Of what holds a secret nothing is read. Not
 * thread-safe.
 *
 * <p>Source: {@code checkConfig} in {@code cmd/promtool}.
 */
final class FollowedFiles {
    /** More files than any server reads, and few enough to read them. */
    private static final int MOST = 10_000;

    private static final String HINT = "Check the path, which is relative to the configuration file; `--syntax-only`"
            + " judges a file without those that it names, such as where they only exist on the server.";
    private static final Set<String> READABLE = Set.of(".yml", ".yaml", ".json", ".rules", ".rule");

    private final ConfigReader reader;
    private final PrometheusVersion target;
    private final SourceLines lines;
    private final Findings findings;
    private final Consumer<SourceText> rules;
    private final Set<Path> read = new HashSet<>();
    private int followed;

    /**
     * The files of one configuration.
     *
     * @param reader reads targets
     * @param target the release that is going to read them
     * @param lines takes their lines
     * @param findings takes what is wrong
     * @param rules judges a rule file
     */
    FollowedFiles(
            ConfigReader reader,
            PrometheusVersion target,
            SourceLines lines,
            Findings findings,
            Consumer<SourceText> rules) {
        this.reader = reader;
        this.target = target;
        this.lines = lines;
        this.findings = findings;
        this.rules = rules;
    }

    /** How many paths and patterns were followed. */
    int followed() {
        return followed;
    }

    /** Follows what the file itself names. */
    void file(MapNode config, Beside beside, FoundTargets targets) {
        each(config.get("rule_files"), beside, (pattern, place) -> ruleFiles(pattern, place, beside));
        jobs(config, beside, targets);
        if (config.get("alerting") instanceof MapNode alerting) {
            for (MapNode alertmanager : maps(alerting.get("alertmanagers"))) {
                targets(alertmanager, beside, targets);
            }
        }
    }

    /** Follows what jobs name. */
    void jobs(MapNode holder, Beside beside, FoundTargets targets) {
        for (MapNode job : maps(holder.get("scrape_configs"))) {
            if (job.get("authorization") instanceof MapNode authorization) {
                exists(authorization, "credentials_file", beside);
            }
            exists(job, "bearer_token_file", beside);
            certificate(job, beside);
            for (MapNode discovery : maps(job.get("kubernetes_sd_configs"))) {
                certificate(discovery, beside);
            }
            targets(job, beside, targets);
        }
    }

    private void certificate(MapNode client, Beside beside) {
        if (client.get("tls_config") instanceof MapNode tls) {
            exists(tls, "cert_file", beside);
            exists(tls, "key_file", beside);
        }
    }

    private void exists(MapNode holder, String key, Beside beside) {
        if (holder.get(key) instanceof TextNode path && !path.value().isEmpty()) {
            followed++;
            if (!isThere(path.value(), beside)) {
                Location place = beside.place(holder.valueOrigin(holder.indexOf(key)));
                findings.add(error(place, "There is no file " + Quoted.of(path.value()) + ".", HINT));
            }
        }
    }

    private static boolean isThere(String path, Beside beside) {
        try {
            return Files.exists(beside.folder().resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void ruleFiles(String pattern, Location place, Beside beside) {
        List<Path> files = matching(pattern, place, beside);
        if (files == null) {
            return;
        }
        boolean ofTheServer = pattern.contains("*") && pattern.startsWith("/");
        if (files.isEmpty() && !ofTheServer) {
            findings.add(
                    pattern.contains("*")
                            ? warning(
                                    place,
                                    "No file matches " + Quoted.of(pattern) + ", so that no rule comes from there.")
                            : error(place, "There is no file " + Quoted.of(pattern) + ".", HINT));
        }
        for (Path file : files) {
            if (isNew(file, place)) {
                beside.open(file, place, findings).ifPresent(source -> {
                    rules.accept(source);
                    hideUnlessReadable(source);
                });
            }
        }
    }

    private void targets(MapNode section, Beside beside, FoundTargets targets) {
        for (MapNode discovery : maps(section.get("file_sd_configs"))) {
            each(discovery.get("files"), beside, (pattern, place) -> {
                List<Path> files = matching(pattern, place, beside);
                if (files == null) {
                    return;
                }
                if (files.isEmpty()) {
                    findings.add(warning(
                            place, "No file matches " + Quoted.of(pattern) + ", so that no target comes from there."));
                }
                for (Path file : files) {
                    targets(file, place, beside).ifPresent(groups -> targets.add(section, groups));
                }
            });
        }
    }

    private Optional<ListNode> targets(Path file, Location place, Beside beside) {
        if (read.size() >= MOST && isNew(file, place)) {
            return Optional.empty();
        }
        read.add(file);
        return beside.open(file, place, findings).flatMap(source -> {
            lines.add(source);
            return source.name().toLowerCase(Locale.ROOT).endsWith(".json")
                    ? TargetListReader.read(source, findings)
                    : reader.read(source, ConfigLanguage.TARGET_LIST, target, findings)
                            .map(config -> (ListNode) config.root());
        });
    }

    /** Whether a file is the first of its name, and not one too many. */
    private boolean isNew(Path file, Location place) {
        if (read.size() == MOST && !read.contains(file)) {
            findings.add(new Finding(
                    "PF053",
                    Severity.ERROR,
                    "",
                    place,
                    "The configuration names more than `" + MOST + "` files, of which those from here on are not read.",
                    "Check the patterns, or put the files together.",
                    List.of()));
            return false;
        }
        return read.add(file);
    }

    /** Whoever can change a configuration must not see the lines of a file that is none of Prometheus. */
    private void hideUnlessReadable(SourceText source) {
        if (READABLE.stream().noneMatch(source.name()::endsWith)) {
            lines.hide(source.name());
        }
    }

    private @Nullable List<Path> matching(String pattern, Location place, Beside beside) {
        followed++;
        try {
            return PathGlob.matching(beside.folder(), pattern);
        } catch (InvalidPathException | PatternSyntaxException e) {
            findings.add(new Finding(
                    "PF330",
                    Severity.ERROR,
                    "",
                    place,
                    Quoted.of(pattern) + " is no pattern of paths.",
                    "Close each `[`, or write a backslash in front of it.",
                    List.of()));
            return null;
        }
    }

    private static Finding error(Location place, String message, String hint) {
        return new Finding("PF050", Severity.ERROR, "", place, message, hint, List.of());
    }

    private static Finding warning(Location place, String message) {
        String hint = "Check the path, which is relative to the configuration file.";
        return new Finding("PF050", Severity.WARNING, "", place, message, hint, List.of());
    }

    /** Takes a path and the place where it is written. */
    @FunctionalInterface
    private interface Named {
        void accept(String path, Location place);
    }

    private static void each(@Nullable Node list, Beside beside, Named named) {
        if (list instanceof ListNode paths) {
            for (int i = 0; i < paths.items().size(); i++) {
                if (paths.items().get(i) instanceof TextNode path) {
                    named.accept(path.value(), beside.place(paths.itemOrigin(i)));
                }
            }
        }
    }

    private static List<MapNode> maps(@Nullable Node node) {
        return node instanceof ListNode list
                ? list.items().stream()
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .toList()
                : List.of();
    }
}
