package io.promfleet.generator.verdict;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.read.ConfigLanguage;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.ReadConfig;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One case of the corpus: a line {@code === name}, lines of what is known, {@code ---}, and the configuration.
 *
 * @param name topic and name
 * @param rules the rules that it shows
 * @param kind what it is: a configuration of a server or of an agent, or a rule file
 * @param verdicts per release, {@code accept} or {@code refuse PFnnn at line n}; with {@code , unseen} at the end where
 *     the distribution's promtool lacks the mechanism
 * @param text the configuration
 */
record VerdictCase(String name, Set<String> rules, Kind kind, Map<String, String> verdicts, String text) {
    static final List<String> RELEASES = List.of("2.42", "3.14");
    private static final Path FOLDER = Path.of("src/test/resources/verdict");
    private static final String UNSEEN = ", unseen";

    /** What a case is, and how promtool is asked about it. */
    enum Kind {
        SERVER(List.of("check", "config", "--syntax-only"), ConfigLanguage.PROMETHEUS),
        AGENT(List.of("check", "config", "--syntax-only", "--agent"), ConfigLanguage.PROMETHEUS),
        RULES(List.of("check", "rules", "--lint=none"), ConfigLanguage.RULES);

        @SuppressWarnings("ImmutableEnumChecker") // List.of makes it; its type does not say so.
        private final List<String> command;

        private final ConfigLanguage language;

        Kind(List<String> command, ConfigLanguage language) {
            this.command = command;
            this.language = language;
        }

        /** The arguments of promtool in front of the files. */
        List<String> command() {
            return command;
        }
    }

    /** All cases, in the order of the files. */
    static List<VerdictCase> all() {
        List<VerdictCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String topic = file.getFileName().toString().replace(".cases", "");
                String content = Files.readString(file);
                for (String part : content.substring("=== ".length()).split("\n=== ", -1)) {
                    cases.add(parse(topic, part));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static VerdictCase parse(String topic, String part) {
        int end = part.indexOf("---\n");
        String[] head = part.substring(0, end).split("\n", -1);
        Map<String, String> known = new LinkedHashMap<>();
        for (int i = 1; i < head.length - 1; i++) {
            int colon = head[i].indexOf(": ");
            known.put(head[i].substring(0, colon), head[i].substring(colon + 2));
        }
        String rules = known.getOrDefault("rules", "");
        return new VerdictCase(
                topic + ": " + head[0],
                rules.isEmpty() ? Set.of() : Set.of(rules.split(" ", -1)),
                Kind.valueOf(known.getOrDefault("mode", "server").toUpperCase(Locale.ROOT)),
                known,
                part.substring(end + "---\n".length()).stripTrailing() + "\n");
    }

    /** Whether the distribution's promtool knows everything in it. */
    boolean isSeen(String release) {
        return !recorded(release, true).endsWith(UNSEEN);
    }

    /** What is recorded for a release. */
    String recorded(String release) {
        return recorded(release, false);
    }

    private String recorded(String release, boolean whole) {
        String verdict = verdicts.getOrDefault(release, "");
        return whole || !verdict.endsWith(UNSEEN) ? verdict : verdict.substring(0, verdict.length() - UNSEEN.length());
    }

    /** The same kind of file with another text, of which nothing is recorded. */
    VerdictCase withText(String newName, String newText) {
        return new VerdictCase(newName, Set.of(), kind, Map.of(), newText);
    }

    /** What promfleet says for a release, in the words of the corpus. */
    String judged(String release) {
        for (Finding finding : findings(release)) {
            if (finding.severity() == Severity.ERROR) {
                return "refuse " + finding.id() + " at line " + ((FilePosition) finding.location()).line();
            }
        }
        return "accept";
    }

    List<Finding> findings(String release) {
        PrometheusVersion target = PrometheusVersion.parse(release);
        Findings findings = new Findings();
        boolean agent = kind == Kind.AGENT;
        ConfigVerdict verdict = new ConfigVerdict(target, agent ? ConfigVerdict.Mode.AGENT : ConfigVerdict.Mode.SERVER);
        read(target, findings).map(config -> (MapNode) config.root()).ifPresent(root -> {
            if (kind == Kind.RULES) {
                verdict.judgeRuleFile(root, findings);
            } else {
                verdict.judge(root, findings);
            }
        });
        return findings.sorted();
    }

    /** The configuration as a release reads it. */
    Optional<ReadConfig> read(String release) {
        return read(PrometheusVersion.parse(release), new Findings());
    }

    private Optional<ReadConfig> read(PrometheusVersion target, Findings findings) {
        return new ConfigReader(SchemaCatalogue.bundled())
                .read(SourceText.of("case.yml", text), kind.language, target, findings);
    }

    @Override
    public String toString() {
        return name;
    }
}
