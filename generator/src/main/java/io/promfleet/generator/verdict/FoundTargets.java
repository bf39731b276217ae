package io.promfleet.generator.verdict;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Targets that stand in files which jobs and Alertmanagers name. Not thread-safe. */
public final class FoundTargets {
    private final IdentityHashMap<MapNode, List<ListNode>> found = new IdentityHashMap<>();

    /** No targets yet. */
    public FoundTargets() {}

    /**
     * Adds what a file holds.
     *
     * @param section the very job or Alertmanager that names the file
     * @param groups the groups of targets, each as {@code static_configs} has it
     */
    public void add(MapNode section, ListNode groups) {
        found.computeIfAbsent(section, key -> new ArrayList<>(1)).add(groups);
    }

    /** The groups that a section says itself, and those that were found for it. */
    List<Section> groups(Section section) {
        List<Section> groups = new ArrayList<>(section.sections("static_configs"));
        for (ListNode list : found.getOrDefault(section.map(), List.of())) {
            groups.addAll(Section.sections(list, "", Section.locationOf(list)));
        }
        return groups;
    }
}
