package io.promfleet.generator.load;

import io.promfleet.dsl.FleetCheck;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.UnknownLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds and instantiates fleet definitions on a user's class path. Users' mistakes are findings, never exceptions. Not
 * thread-safe; loads the definitions of one run, and is closed when that run has ended, because definitions may load
 * more of their classes until then.
 */
public final class FleetLoader implements AutoCloseable {
    private static final String VERSION = "META-INF/maven/io.promfleet/promfleet-dsl/pom.properties";

    private static final String SERVICES = "META-INF/services/" + FleetCheck.class.getName();

    private final List<Path> classPath;
    private final FleetClassLoader classes;
    private final Findings findings = new Findings();
    private final List<Throwable> failures = new ArrayList<>();

    private FleetLoader(List<Path> classPath, FleetClassLoader classes) {
        this.classPath = classPath;
        this.classes = classes;
    }

    /**
     * Prepares to load from a class path. Nothing is loaded yet.
     *
     * @param classPath folders of classes and jars; what does not exist is a finding of the first call that loads
     * @return the loader
     */
    public static FleetLoader of(List<Path> classPath) {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classPath.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e); // a path of the default file system always is a URL
            }
        }
        return new FleetLoader(List.copyOf(classPath), new FleetClassLoader(urls, FleetLoader.class.getClassLoader()));
    }

    /**
     * Instantiates the named definitions.
     *
     * @param classNames binary names, such as {@code acme.AcmeFleet}; one that is named again is not loaded again
     * @return the definitions in the order of their names
     */
    public LoadedFleets named(List<String> classNames) {
        List<LoadedFleet> fleets = new ArrayList<>(classNames.size());
        if (usable()) {
            for (String name : new LinkedHashSet<>(classNames)) {
                Class<?> type = find(name);
                if (type != null) {
                    add(name, type, fleets);
                }
            }
        }
        return result(fleets);
    }

    /**
     * Instantiates every definition in folders of compiled classes: the public classes that implement
     * {@link FleetDefinition} and have a public constructor without parameters. The rest of the class path is not
     * searched. Looking at a class runs none of its code.
     *
     * @param folders folders that are on the class path, such as {@code target/classes}
     * @return the definitions, sorted by class name
     */
    public LoadedFleets in(List<Path> folders) {
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            new ClassFolder(folder).collect(names);
        }
        Collections.sort(names);
        List<LoadedFleet> fleets = new ArrayList<>();
        if (usable()) {
            Search search = new Search();
            for (String name : names) {
                search.lookAt(name);
            }
            for (Class<?> type : search.definitions) {
                add(type.getName(), type, fleets);
            }
            search.report(folders);
        }
        return result(fleets);
    }

    /** Closes the jars of the class path. */
    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException e) {
            // Only read from; what is left open ends with the process.
        }
    }

    private boolean usable() {
        for (Path entry : classPath) {
            if (!Files.exists(entry)) {
                findings.add(LoadRule.CLASS_PATH.error(
                        "The class path names `" + entry + "`, which does not exist.",
                        "Compile the module first, or correct the class path."));
            }
        }
        // In this order, because looking for ours asks every loader above and opens the jar again.
        String theirs = version(classes.findResource(VERSION));
        String ours = theirs == null
                ? null
                : version(FleetLoader.class.getClassLoader().getResource(VERSION));
        if (ours != null && !ours.equals(theirs)) {
            findings.add(LoadRule.OTHER_VERSION.error(
                    "The project is compiled against promfleet-dsl `" + theirs + "`, but promfleet `" + ours
                            + "` is running it.",
                    "Give both the same version, for instance through one property `version.promfleet` in the pom."));
        }
        return !findings.hasErrors();
    }

    private static @Nullable String version(@Nullable URL properties) {
        if (properties == null) {
            return null; // classes in a folder have no version
        }
        try (InputStream in = properties.openStream()) {
            Properties read = new Properties();
            read.load(in);
            return read.getProperty("version");
        } catch (IOException e) {
            return null; // a broken jar is reported when a class cannot be read from it
        }
    }

    private @Nullable Class<?> find(String name) {
        try {
            Class<?> type = Class.forName(name, false, classes);
            if (FleetDefinition.class.isAssignableFrom(type)) {
                return type;
            }
            findings.add(LoadRule.NO_DEFINITION.error(
                    "`" + name + "` does not implement `" + FleetDefinition.class.getName() + "`.",
                    "Name a class that does, or let this one implement it."));
        } catch (ClassNotFoundException e) {
            findings.add(LoadRule.CLASS_NOT_FOUND.error(
                    "There is no class `" + name + "` on the class path.",
                    "Name the class with its package, as in `acme.AcmeFleet`, compile it, and put its folder or jar on"
                            + " the class path."));
        } catch (LinkageError e) {
            findings.add(NotLinkable.finding(name, e));
        }
        return null;
    }

    private void add(String name, Class<?> type, List<LoadedFleet> fleets) {
        FleetDefinition definition = new Instance(name, type, findings, failures).create();
        if (definition != null) {
            fleets.add(new LoadedFleet(name, definition));
        }
    }

    private LoadedFleets result(List<LoadedFleet> fleets) {
        List<FleetCheck> checks = fleets.isEmpty() ? List.of() : ownChecks();
        return new LoadedFleets(fleets, checks, findings.sorted(), failures);
    }

    /** The checks that the class path offers as services. */
    private List<FleetCheck> ownChecks() {
        List<FleetCheck> checks = new ArrayList<>();
        if (classes.findResource(SERVICES) == null) {
            return checks; // as most have it, without a search
        }
        Iterator<FleetCheck> services =
                ServiceLoader.load(FleetCheck.class, classes).iterator();
        boolean more = true;
        while (more) {
            try {
                more = services.hasNext();
                if (more) {
                    checks.add(services.next());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                findings.add(LoadRule.OWN_CHECK.error(
                        "A check in `" + SERVICES + "` cannot be loaded: " + Quoted.of(String.valueOf(e.getMessage()))
                                + ".",
                        "Name a public class that implements `" + FleetCheck.class.getName()
                                + "` and has a public constructor without parameters."));
                more = !(e instanceof LinkageError);
            }
        }
        return checks;
    }

    /** Looks through the classes of a module. */
    private final class Search {
        private final List<Class<?>> definitions = new ArrayList<>();
        private final List<String> unusable = new ArrayList<>();
        private final List<Finding> unlinkable = new ArrayList<>();

        private void lookAt(String name) {
            try {
                Class<?> type = Class.forName(name, false, classes);
                boolean abstractOrHidden =
                        Modifier.isAbstract(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass();
                if (abstractOrHidden || !FleetDefinition.class.isAssignableFrom(type)) {
                    return;
                }
                if (Instance.isPossible(type)) {
                    definitions.add(type);
                } else {
                    unusable.add(name);
                }
            } catch (ClassNotFoundException e) {
                // A file that only looks like a class, or that lies in a folder that is no package.
            } catch (LinkageError e) {
                unlinkable.add(NotLinkable.finding(name, e));
            }
        }

        /** What could have been meant is only worth an error if nothing else was. */
        private void report(List<Path> folders) {
            if (!unlinkable.isEmpty()) {
                Finding first = unlinkable.get(0);
                String others = switch (unlinkable.size()) {
                    case 1 -> "";
                    case 2 -> " There is 1 more such class.";
                    default -> " There are " + (unlinkable.size() - 1) + " more such classes.";
                };
                if (definitions.isEmpty()) {
                    findings.add(LoadRule.NOT_LINKABLE.error(first.message() + others, first.hint()));
                } else {
                    findings.add(LoadRule.NOT_LINKABLE.warning(
                            UnknownLocation.UNKNOWN,
                            first.message() + " It was left out of the search." + others,
                            first.hint()));
                }
            }
            if (!definitions.isEmpty()) {
                return;
            }
            for (String name : unusable) {
                findings.add(Instance.notPossible(name));
            }
            if (unusable.isEmpty() && unlinkable.isEmpty()) {
                findings.add(LoadRule.NONE_FOUND.error(
                        "No public class in " + quoted(folders) + " implements `" + FleetDefinition.class.getName()
                                + "`.",
                        "Compile first; if there is no fleet in this module, skip promfleet here."));
            }
        }
    }

    private static String quoted(List<Path> folders) {
        StringBuilder text = new StringBuilder();
        for (Path folder : folders) {
            text.append(text.isEmpty() ? "`" : ", `").append(folder).append('`');
        }
        return text.isEmpty() ? "the class path" : text.toString();
    }
}
