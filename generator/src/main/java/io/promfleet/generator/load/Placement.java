package io.promfleet.generator.load;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.output.OutputDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which directory each fleet's tree goes to. One fleet's goes to the output directory itself. Of several, each gets the
 * folder in it that has the name of its class in kebab case, unless it was given a directory of its own. No two trees
 * share a directory or lie in each other, since each deletes what it no longer generates. When a second fleet
 * joins a first, the first one's tree would move and its old files would stay and be applied, so that is a finding.
 *
 * @param fleets the fleets that have a directory, in the order in which they were loaded
 * @param findings what is wrong, sorted; then no fleet may be generated
 */
public record Placement(List<PlacedFleet> fleets, List<Finding> findings) {

    /** Keeps its own copies. */
    public Placement {
        fleets = List.copyOf(fleets);
        findings = List.copyOf(findings);
    }

    /**
     * Places fleets.
     *
     * @param fleets what was loaded
     * @param output the output directory of all that have none of their own
     * @param own directories by class name, for those that have one
     * @return where each goes
     */
    public static Placement of(List<LoadedFleet> fleets, Path output, Map<String, Path> own) {
        Findings findings = new Findings();
        List<PlacedFleet> placed = new ArrayList<>(fleets.size());
        for (LoadedFleet fleet : fleets) {
            Path directory = own.get(fleet.className());
            if (directory == null) {
                directory = fleets.size() == 1 ? output : output.resolve(fleet.folderName());
            }
            PlacedFleet next = new PlacedFleet(fleet, directory);
            for (PlacedFleet earlier : placed) {
                if (overlap(earlier.directory(), directory)) {
                    findings.add(overlapping(earlier, next));
                }
            }
            placed.add(next);
        }
        if (own.isEmpty()) {
            if (fleets.size() > 1 && OutputDirectory.at(output).isInUse()) {
                findings.add(moved(output, "one fleet", "several fleets"));
            }
            if (fleets.size() == 1 && !OutputDirectory.at(output).isInUse() && holdsTrees(output)) {
                findings.add(moved(output, "several fleets", "one fleet"));
            }
        }
        return new Placement(placed, findings.sorted());
    }

    private static boolean overlap(Path left, Path right) {
        Path a = left.toAbsolutePath().normalize();
        Path b = right.toAbsolutePath().normalize();
        return a.startsWith(b) || b.startsWith(a);
    }

    private static boolean holdsTrees(Path output) {
        String[] names = output.toFile().list();
        if (names != null) {
            for (String name : names) {
                if (OutputDirectory.at(output.resolve(name)).isInUse()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Finding overlapping(PlacedFleet earlier, PlacedFleet next) {
        return LoadRule.SAME_DIRECTORY.error(
                "`" + earlier.fleet().className() + "` would go to `" + earlier.directory() + "` and `"
                        + next.fleet().className() + "` to `" + next.directory() + "`.",
                "Give each fleet a directory outside the other's.");
    }

    private static Finding moved(Path output, String before, String now) {
        return LoadRule.SAME_DIRECTORY.error(
                "`" + output + "` holds what was generated from " + before + ", now from " + now + ".",
                "Give each fleet an output directory of its own, or delete what was generated first.");
    }
}
