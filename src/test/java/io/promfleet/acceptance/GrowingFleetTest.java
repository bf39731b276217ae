package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.Promfleet;
import io.promfleet.golden.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A fleet that grows or shrinks over the border at which it is divided. A Kustomization of Flux deletes what it no longer
 * lists and what bears its name still, so whoever gets a source has to apply it before; and one that goes deletes all that it
 * had, unless its policy says otherwise.
 */
class GrowingFleetTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"100,101", "101,100", "100,129", "100,600", "128,129", "129,128", "250,300", "600,100", "300,250"})
    void noSourceIsTakenForGoneWhenItMoves(int before, int after) throws IOException {
        Map<String, Applied> old = kustomizations(before, "old");
        Map<String, Applied> now = kustomizations(after, "now");

        for (Map.Entry<String, Applied> from : old.entrySet()) {
            for (String thing : from.getValue().things()) {
                String to = holder(now, thing);
                if (to == null || to.equals(from.getKey())) {
                    continue;
                }
                Applied left = now.get(from.getKey());
                if (left == null) {
                    assertThat(from.getValue().policy())
                            .as("%s goes and had %s", from.getKey(), thing)
                            .isEqualTo("Orphan");
                } else {
                    assertThat(waitsFor(now, from.getKey()))
                            .as("%s loses %s", from.getKey(), thing)
                            .contains(to);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "100", "101", "600"})
    void whatEveryFleetHasIsDeletedWithAllThatItHadAndWaitsForNobodyThatWaitsForIt(int sources) throws IOException {
        Map<String, Applied> tree = kustomizations(sources, "tree");

        assertThat(tree).containsKeys("metrics-fleet-sources", "metrics-fleet-remote-write-configs");
        assertThat(of(tree, "metrics-fleet-sources").policy()).isEqualTo("");
        tree.keySet().forEach(name -> assertThat(waitsFor(tree, name)).doesNotContain(name));
    }

    /** What a Kustomization of the hub applies, by the names of sources; what it waits for; what becomes of it all. */
    private record Applied(Set<String> things, List<String> dependsOn, String policy) {}

    private static Applied of(Map<String, Applied> tree, String name) {
        return Objects.requireNonNull(tree.get(name), name);
    }

    private static @Nullable String holder(Map<String, Applied> tree, String thing) {
        return tree.entrySet().stream()
                .filter(each -> each.getValue().things().contains(thing))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Set<String> waitsFor(Map<String, Applied> tree, String name) {
        Set<String> all = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(of(tree, name).dependsOn());
        while (!open.isEmpty()) {
            String next = open.pop();
            if (all.add(next)) {
                open.addAll(of(tree, next).dependsOn());
            }
        }
        return all;
    }

    private Map<String, Applied> kustomizations(int sources, String folder) throws IOException {
        Path output = directory.resolve(folder);
        assertThat(Promfleet.generate(new ManySources(sources, "production"), output, false)
                        .findings())
                .isEmpty();
        Map<String, Applied> all = new HashMap<>();
        for (String path : Trees.contents(output).keySet()) {
            if (path.matches("clusters/hub/(sources|remote-write-configs).*[.]yaml")) {
                Map<?, ?> object = yaml(output.resolve(path));
                Map<?, ?> spec = (Map<?, ?>) At.in(object, "spec");
                List<String> dependsOn = new ArrayList<>();
                if (spec.get("dependsOn") instanceof List<?> references) {
                    references.forEach(reference -> dependsOn.add((String) ((Map<?, ?>) reference).get("name")));
                }
                Object policy = spec.get("deletionPolicy");
                all.put(
                        (String) At.in(object, "metadata", "name"),
                        new Applied(
                                things(output.resolve((String) At.in(spec, "path"))),
                                dependsOn,
                                policy == null ? "" : (String) policy));
            }
        }
        return all;
    }

    private static Set<String> things(Path folder) throws IOException {
        Set<String> things = new HashSet<>();
        Map<?, ?> kustomization = yaml(folder.resolve("kustomization.yaml"));
        for (Object resource : (List<?>) At.in(kustomization, "resources")) {
            things.add(((String) resource).replaceFirst("^([.][.]/)+", ""));
        }
        return things;
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }
}
