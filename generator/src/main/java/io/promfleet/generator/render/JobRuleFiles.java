package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rules of which there is one for each name of a job, in as many files as they need: the Operator takes no object whose rules are larger
 * than half a MiB.
 */
final class JobRuleFiles {
    private static final int TOGETHER = 256;
    private static final int AVERAGE = 128;

    private JobRuleFiles() {}

    /** A rule with its unit test. */
    record TestedRule(MapNode rule, RuleTest test) {}

    /**
     * The files.
     *
     * @param name the name of the first, which holds what is there once
     * @param once what is there once
     * @param onceTests its tests
     * @param items what there is many of
     * @param job the name of an item's job, by which it is divided
     * @param tested makes the rule of an item
     * @return a file for each shard that has something, the first one always
     */
    static <T> List<RuleFile> of(
            String name,
            List<MapNode> once,
            List<RuleTest> onceTests,
            Collection<T> items,
            Function<T, String> job,
            Function<T, TestedRule> tested) {
        Shards shards = Shards.of(items.size(), TOGETHER, AVERAGE);
        TreeMap<Integer, List<TestedRule>> divided = new TreeMap<>();
        divided.put(0, new ArrayList<>());
        for (T item : items) {
            divided.computeIfAbsent(shards.of(job.apply(item)), first -> new ArrayList<>())
                    .add(tested.apply(item));
        }
        List<RuleFile> files = new ArrayList<>();
        divided.forEach((shard, rules) -> files.add(
                shard == 0
                        ? file(name, List.of(name + ".yaml"), once, onceTests, rules)
                        : further(name, Paths.ofShard(name, shard), rules)));
        return files;
    }

    /** The rules of a further file ask for what those of the first one record. */
    private static RuleFile further(String first, String name, List<TestedRule> rules) {
        return file(name, List.of(first + ".yaml", name + ".yaml"), List.of(), List.of(), rules);
    }

    private static RuleFile file(
            String name, List<String> needed, List<MapNode> once, List<RuleTest> onceTests, List<TestedRule> divided) {
        List<MapNode> rules = new ArrayList<>(once);
        List<RuleTest> tests = new ArrayList<>(onceTests);
        for (TestedRule each : divided) {
            rules.add(each.rule());
            tests.add(each.test());
        }
        return new RuleFile(name, FleetAlert.group(name, "1m", rules), Optional.of(RuleTest.file(needed, tests)));
    }
}
