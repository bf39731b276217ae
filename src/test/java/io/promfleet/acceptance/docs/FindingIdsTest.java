package io.promfleet.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.testing.MarkedSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every identifier in {@code docs/findings.md} is seen by a test, at its line: a marked one of a definition or of a Flux
 * repository, one of a case of the corpus, or, where neither can say it, in the test class that is named here.
 */
class FindingIdsTest {
    private static final Pattern ROW = Pattern.compile("^\\| (PF\\d{3}) \\|", Pattern.MULTILINE);
    private static final Pattern VERDICT = Pattern.compile("refuse (PF\\d{3}) at line \\d+");
    private static final Pattern MARK = Pattern.compile("# expect: (PF.*)$", Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("PF\\d{3}");

    private static final String GENERATOR = "generator/src/test/java/io/promfleet/generator/";
    private static final String LOADING = GENERATOR + "load/FleetLoaderTest.java";
    private static final String READING = GENERATOR + "read/ConfigReaderTest.java";
    private static final String RULES = GENERATOR + "check/RulesOfTheHubTest.java";
    private static final String VALIDATING = GENERATOR + "validate/FileValidatorTest.java";
    private static final String RARE = GENERATOR + "validate/RareFindingsTest.java";
    private static final String REFUSING = GENERATOR + "output/RefusalTest.java";
    private static final String CONFLICTING = GENERATOR + "output/ConflictTest.java";
    private static final String INTERRUPTED = GENERATOR + "output/InterruptionTest.java";
    private static final String CONVERTING = "cli/src/test/java/io/promfleet/cli/ConvertJarIT.java";
    private static final String SUPPRESSING = GENERATOR + "SuppressingTest.java";

    /** What no marked line and no case of the corpus shows: most is about files, processes and class paths. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("PF011", LOADING),
            Map.entry("PF012", LOADING),
            Map.entry("PF013", LOADING),
            Map.entry("PF014", LOADING),
            Map.entry("PF015", GENERATOR + "load/PlacementTest.java"),
            Map.entry("PF016", LOADING),
            Map.entry("PF017", "cli/src/test/java/io/promfleet/cli/PromfleetJarIT.java"),
            Map.entry("PF018", LOADING),
            Map.entry("PF019", GENERATOR + "check/OwnChecksTest.java"),
            Map.entry("PF039", GENERATOR + "output/OwnerTest.java"),
            Map.entry("PF113", GENERATOR + "validate/FilePitfallsTest.java"),
            Map.entry("PF606", GENERATOR + "ChartUpgradeTest.java"),
            Map.entry("PF020", REFUSING),
            Map.entry("PF021", REFUSING),
            Map.entry("PF022", REFUSING),
            Map.entry("PF023", GENERATOR + "output/ProcessTest.java"),
            Map.entry("PF024", CONFLICTING),
            Map.entry("PF025", CONFLICTING),
            Map.entry("PF026", CONFLICTING),
            Map.entry("PF027", CONFLICTING),
            Map.entry("PF028", REFUSING),
            Map.entry("PF029", CONFLICTING),
            Map.entry("PF030", CONFLICTING),
            Map.entry("PF031", CONFLICTING),
            Map.entry("PF032", CONFLICTING),
            Map.entry("PF033", REFUSING),
            Map.entry("PF034", REFUSING),
            Map.entry("PF035", INTERRUPTED),
            Map.entry("PF036", INTERRUPTED),
            Map.entry("PF037", INTERRUPTED),
            Map.entry("PF038", CONFLICTING),
            Map.entry("PF043", GENERATOR + "RepositoryFolderTest.java"),
            Map.entry("PF050", VALIDATING),
            Map.entry("PF051", RARE),
            Map.entry("PF053", READING),
            Map.entry("PF055", READING),
            Map.entry("PF056", RARE),
            Map.entry("PF057", RARE),
            Map.entry("PF058", "cli/src/test/java/io/promfleet/cli/RelabelCommandTest.java"),
            Map.entry("PF060", SUPPRESSING),
            Map.entry("PF061", SUPPRESSING),
            Map.entry("PF062", SUPPRESSING),
            Map.entry("PF065", CONVERTING),
            Map.entry("PF066", CONVERTING),
            Map.entry("PF067", CONVERTING),
            Map.entry("PF068", GENERATOR + "convert/ResourceConversionTest.java"),
            Map.entry("PF109", VALIDATING),
            Map.entry("PF213", RULES),
            Map.entry("PF408", RULES),
            Map.entry("PF604", READING),
            Map.entry("PF708", GENERATOR + "report/TreeFindingsTest.java"),
            Map.entry("PF802", RULES),
            Map.entry("PF805", RULES),
            Map.entry("PF807", RULES),
            Map.entry("PF808", RULES),
            Map.entry("PF810", RULES),
            Map.entry("PF812", RULES));

    @Test
    void everyIdentifierIsSeenByATest() {
        Set<String> seen = new TreeSet<>(ELSEWHERE.keySet());
        seen.addAll(marked());
        seen.addAll(judged());

        assertThat(seen).isEqualTo(new TreeSet<>(all(ROW, read(Markdown.ROOT.resolve("docs/findings.md")))));
    }

    @Test
    void theTestThatIsNamedForAnIdentifierNamesIt() {
        Map<String, Set<String>> named = new HashMap<>();
        ELSEWHERE.forEach((id, test) -> assertThat(named.computeIfAbsent(
                        test, file -> Set.copyOf(all(ID, read(Markdown.ROOT.resolve(file))))))
                .as(test)
                .contains(id));
    }

    @Test
    void noTestIsNamedForWhatAMarkedLineOrTheCorpusShows() {
        assertThat(ELSEWHERE.keySet()).doesNotContainAnyElementsOf(marked()).doesNotContainAnyElementsOf(judged());
    }

    private static Set<String> marked() {
        Set<String> ids = new TreeSet<>();
        for (String module : List.of("dsl", "generator")) {
            for (MarkedSource source :
                    MarkedSource.in(Markdown.ROOT.resolve(module).resolve("src/test/java/fixtures"))) {
                ids.addAll(source.ids());
            }
        }
        for (String folder : List.of("repository", "repositories")) {
            for (Path file : files(Markdown.ROOT.resolve("generator/src/test/resources/" + folder))) {
                for (String mark : all(MARK, read(file))) {
                    ids.addAll(all(ID, mark));
                }
            }
        }
        return ids;
    }

    private static Set<String> judged() {
        Set<String> ids = new TreeSet<>();
        for (Path file : files(Markdown.ROOT.resolve("generator/src/test/resources/verdict"))) {
            ids.addAll(all(VERDICT, read(file)));
        }
        return ids;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
