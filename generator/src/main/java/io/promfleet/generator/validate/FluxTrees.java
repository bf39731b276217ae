package io.promfleet.generator.validate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
     * @param file the file that says it
     * @param folder what it applies, from the root of its repository, without slashes at either end
     * @param dependsOn the names of those that Flux applies before it
     * @param access the Secret with the access to the cluster that it is applied in; empty for the one that Flux runs in
     */
    record Tree(String name, String file, String folder, List<String> dependsOn, String access) {
        /** Keeps its own copy of the names. */
        Tree {
            dependsOn = List.copyOf(dependsOn);
        }

        /** The folder of the file that says it; clusters of one repository have folders of their own. */
        String home() {
            return folderOf(file);
        }

        /** What no other tree of the repository has. */
        String key() {
            return FluxTrees.key(home(), name);
        }

        /** Whether both are said for one cluster, as far as the files tell. */
        boolean isBeside(Tree other) {
            return home().equals(other.home());
        }

        /** The folder of its cluster, where it stands below the customary folder for these; else empty. */
        private String cluster() {
            String way = "/" + home() + "/";
            int start = way.lastIndexOf(CLUSTERS);
            return start < 0 ? "" : way.substring(0, way.indexOf('/', start + CLUSTERS.length()) + 1);
        }

        /** Whether a folder is the tree's own, or below it. */
        boolean holds(String path) {
            return ("/" + path + "/").contains("/" + folder + "/");
        }
    }

    private static final String CLUSTERS = "/clusters/";

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

    /**
     * Whether two trees are applied in two clusters, as far as the files tell: another access; other trees with which Flux was brought
     * into their clusters; one name, which two trees of a cluster cannot have; or two folders below {@code clusters}. Folders side by
     * side alone may be those of two teams in one cluster.
     */
    boolean isElsewhere(Tree one, Tree other) {
        if (!one.access().equals(other.access())) {
            return true;
        }
        if (one.isBeside(other)) {
            return false;
        }
        Set<Tree> first = entrances(one);
        Set<Tree> second = entrances(other);
        if (!first.isEmpty() && !second.isEmpty()) {
            return first.stream().noneMatch(second::contains);
        }
        boolean within = isWithin(one.home(), other.home()) || isWithin(other.home(), one.home());
        if (one.name().equals(other.name())) {
            return !within;
        }
        return !one.cluster().isEmpty()
                && !other.cluster().isEmpty()
                && !one.cluster().equals(other.cluster())
                && !within;
    }

    private static boolean isWithin(String inner, String outer) {
        return outer.isEmpty() || inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** The trees that hold their own file, as the one does that Flux starts from in a cluster, and that lead to a tree. */
    private Set<Tree> entrances(Tree tree) {
        Set<Tree> entrances = new LinkedHashSet<>();
        Set<Tree> seen = new HashSet<>(Set.of(tree));
        Deque<Tree> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Tree next = open.remove();
            for (Tree outer : of(next.file())) {
                if (outer.equals(next)) {
                    entrances.add(next);
                } else if (seen.add(outer)) {
                    open.add(outer);
                }
            }
        }
        return entrances;
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
