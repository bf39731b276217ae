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
     * @param access the Secret with the access to the cluster that it is applied in; empty for the one that Flux runs in
     */
    record Tree(String name, String home, String folder, List<String> dependsOn, String access) {
        /** What no other tree of the repository has. */
        String key() {
            return FluxTrees.key(home, name);
        }

        /** Whether both are said for one cluster, as far as the files tell. */
        boolean isBeside(Tree other) {
            return home.equals(other.home);
        }

        /** Whether both are applied in two clusters: by what stands in folders side by side, or with another access. */
        boolean isElsewhere(Tree other) {
            return !access.equals(other.access) || !(isWithin(home, other.home) || isWithin(other.home, home));
        }

        private static boolean isWithin(String inner, String outer) {
            return outer.isEmpty() || inner.equals(outer) || inner.startsWith(outer + "/");
        }

        /** Whether a folder is the tree's own, or below it. */
        boolean holds(String path) {
            return ("/" + path + "/").contains("/" + folder + "/");
        }
    }

    private final Map<String, Tree> trees = new LinkedHashMap<>(); // by home and name
    private final BroughtIn broughtIn;
    private final Map<String, List<Tree>> known = new HashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>(); // by the tree's key
    private final Map<String, List<String>> roots = new HashMap<>();

    FluxTrees(BroughtIn broughtIn) {
        this.broughtIn = broughtIn;
    }

    void add(Tree tree) {
        if (!tree.folder().isEmpty() && !tree.folder().equals(".")) {
            trees.put(tree.key(), tree);
        }
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
            boolean isWhole = roots(tree).isEmpty();
            if (reached.computeIfAbsent(tree.key(), name -> reach(tree)).contains(file)) {
                brought.add(tree);
            } else if (isWhole && ("/" + file).contains("/" + tree.folder() + "/")) {
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

    /** The files and folders that kustomization files bring into a tree. */
    private Set<String> reach(Tree tree) {
        List<String> roots = roots(tree);
        Set<String> all = new HashSet<>();
        for (String root : roots.isEmpty() ? nested(tree) : roots) {
            all.add(root);
            all.addAll(broughtIn.from(root));
        }
        return all;
    }

    /** The kustomization files of a tree's own folder: one, but for repositories within each other. */
    private List<String> roots(Tree tree) {
        return roots.computeIfAbsent(
                tree.folder(),
                folder -> broughtIn.folders().stream()
                        .filter(known -> ("/" + known).endsWith("/" + folder))
                        .sorted()
                        .toList());
    }

    /** The kustomization files below a tree that has none of its own, but for those of trees inside. */
    private List<String> nested(Tree tree) {
        return broughtIn.folders().stream()
                .filter(tree::holds)
                .filter(folder -> trees.values().stream()
                        .noneMatch(
                                inner -> inner.folder().length() > tree.folder().length() && inner.holds(folder)))
                .sorted()
                .toList();
    }

    /** Whether the kustomization file of a folder is part of a tree. */
    boolean hasFolder(Tree tree, String folder) {
        return reached.computeIfAbsent(tree.key(), name -> reach(tree)).contains(folder);
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
