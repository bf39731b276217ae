package io.promfleet.generator.validate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files Flux applies together: those of the folder of a Flux Kustomization, and what the kustomization files there bring in from
 * elsewhere. A file may be part of several trees.
 */
final class FluxTrees {
    /**
     * A Flux Kustomization.
     *
     * @param name its namespace and name, joined by a slash
     * @param home the folder of the file that says it; clusters of one repository have folders of their own
     * @param folder what it applies, from the root of its repository, without slashes at either end
     * @param dependsOn the names of those that Flux applies before it
     */
    record Tree(String name, String home, String folder, List<String> dependsOn) {
        /** What no other tree of the repository has. */
        String key() {
            return FluxTrees.key(home, name);
        }

        /** Whether both are said for one cluster, as far as the files tell. */
        boolean isBeside(Tree other) {
            return home.equals(other.home);
        }
    }

    private final Map<String, Tree> trees = new LinkedHashMap<>(); // by home and name
    private final Map<String, List<String>> resources = new HashMap<>();
    private final Map<String, List<Tree>> known = new HashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>();

    void add(Tree tree) {
        if (!tree.folder().isEmpty() && !tree.folder().equals(".")) {
            trees.put(tree.key(), tree);
        }
    }

    /**
     * Takes a kustomization file.
     *
     * @param file where it is
     * @param entries the files and folders that it brings in
     */
    void addKustomization(String file, List<String> entries) {
        resources.put(folderOf(file), List.copyOf(entries));
    }

    /** The trees that a file is part of. */
    List<Tree> of(String file) {
        return known.computeIfAbsent(slashes(file), this::find);
    }

    private List<Tree> find(String file) {
        List<Tree> brought = new ArrayList<>();
        List<Tree> below = new ArrayList<>();
        int innermost = 0;
        for (Tree tree : trees.values()) {
            Set<String> all = reached.computeIfAbsent(tree.folder(), name -> reach(tree));
            if (all.contains(file)) {
                brought.add(tree);
            } else if (all.isEmpty() && ("/" + file).contains("/" + tree.folder() + "/")) {
                // Without a kustomization file, all that lies below is applied; a tree inside has its own.
                if (tree.folder().length() > innermost) {
                    below.clear();
                    innermost = tree.folder().length();
                }
                if (tree.folder().length() == innermost) {
                    below.add(tree);
                }
            }
        }
        brought.addAll(below);
        return brought;
    }

    /** The files that a tree with a kustomization file is made of; empty for one without. */
    private Set<String> reach(Tree tree) {
        Deque<String> open = new ArrayDeque<>();
        for (String folder : resources.keySet()) {
            if (("/" + folder).endsWith("/" + tree.folder())) {
                open.add(folder);
            }
        }
        Set<String> files = new HashSet<>();
        Set<String> folders = new HashSet<>();
        while (!open.isEmpty()) {
            String folder = open.remove();
            for (String entry : folders.add(folder) ? resources.getOrDefault(folder, List.of()) : List.<String>of()) {
                if (!entry.contains("://")) {
                    String path = slashes(folder + "/" + entry);
                    files.add(path);
                    open.add(path);
                }
            }
        }
        return files;
    }

    /** Whether Flux applies a tree only when it is done with another. */
    boolean comesAfter(Tree tree, Tree other) {
        Deque<String> open = new ArrayDeque<>(tree.dependsOn());
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (name.equals(other.name())) {
                return true;
            }
            if (seen.add(name)) {
                Tree next = trees.get(key(tree.home(), name));
                open.addAll(next == null ? Collections.emptyList() : next.dependsOn());
            }
        }
        return false;
    }

    static String key(String home, String name) {
        return home + "|" + name;
    }

    static String folderOf(String file) {
        String path = slashes(file);
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    static String slashes(String file) {
        return Path.of(file).normalize().toString().replace('\\', '/');
    }
}
