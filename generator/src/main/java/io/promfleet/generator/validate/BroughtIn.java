package io.promfleet.generator.validate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which files and folders kustomization files bring in, one through another. */
final class BroughtIn {
    private final Map<String, List<String>> entries = new HashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>();

    /**
     * Takes a kustomization file.
     *
     * @param file where it is
     * @param paths the files and folders that it brings in, as it says them
     */
    void add(String file, List<String> paths) {
        entries.put(FluxTrees.folderOf(file), List.copyOf(paths));
        reached.clear();
    }

    /** The folders with a kustomization file. */
    Set<String> folders() {
        return entries.keySet();
    }

    /** All files and folders that the kustomization file of a folder brings in; none where there is no such file. */
    Set<String> from(String folder) {
        return reached.computeIfAbsent(folder, this::reach);
    }

    private Set<String> reach(String start) {
        Deque<String> open = new ArrayDeque<>(List.of(start));
        Set<String> files = new HashSet<>();
        Set<String> folders = new HashSet<>();
        while (!open.isEmpty()) {
            String folder = open.remove();
            for (String entry : folders.add(folder) ? entries.getOrDefault(folder, List.of()) : List.<String>of()) {
                if (!entry.contains("://")) {
                    String path = FluxTrees.slashes(folder + "/" + entry);
                    files.add(path);
                    open.add(path);
                }
            }
        }
        return files;
    }
}
