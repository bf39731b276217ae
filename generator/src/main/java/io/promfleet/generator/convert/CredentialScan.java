package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.CredentialForm;
import io.promfleet.generator.schema.ValueWords;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.InlineCredential;
import io.promfleet.model.SecretKey;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every text of a configuration of Prometheus before it is converted. What is a secret there must become a reference,
 * for the result is printed; which one is for the user to say. Not thread-safe.
 */
final class CredentialScan implements CredentialForm {
    private static final String LITERAL = "PF303";
    private static final Set<String> FREE_TEXTS = Set.of("params", "endpoint_params");
    private static final Set<String> HEADERS = Set.of("headers", "http_headers", "proxy_connect_header");
    // What is known to be sent in a header without being a secret.
    private static final Set<String> HARMLESS_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "content-encoding",
            "content-type",
            "host",
            "origin",
            "referer",
            "thanos-tenant",
            "user-agent",
            "x-prometheus-remote-write-version",
            "x-scope-orgid");
    private static final List<String> FILES = List.of("_file", "_path");
    private static final Set<String> EXPRESSIONS = Set.of("regex");
    private static final Pattern USER = Pattern.compile("://[^/?#\\s]*@");
    // Where the Operator mounts what `secrets` and `configMaps` of the chart list.
    private static final Pattern MOUNTED = Pattern.compile("/etc/prometheus/(secrets|configmaps)/([^/]+)/([^/]+)");

    private final List<SecretMapping> mappings;
    private final Map<Location, CredentialPlace> references;
    private final Findings findings;
    private final Map<Location, SecretMapping> mapped = new HashMap<>();
    private final IdentityHashMap<Credential, Location> places = new IdentityHashMap<>();
    private final Set<SecretMapping> unused = new HashSet<>();
    private final List<Object> path = new ArrayList<>();
    private @Nullable String beside;

    /**
     * A scan.
     *
     * @param mappings what the user wants credentials to become
     * @param references what the input refers to already, by place
     * @param findings takes the credentials that nothing was said about
     */
    CredentialScan(List<SecretMapping> mappings, Map<Location, CredentialPlace> references, Findings findings) {
        this.mappings = mappings;
        this.references = references;
        this.findings = findings;
        this.unused.addAll(mappings);
    }

    /** Looks at a whole configuration. */
    void scan(MapNode root, Section section) {
        visit(root, section, root.origin(), false);
    }

    /** The mappings that no credential of the model was made by. */
    List<SecretMapping> unused() {
        return mappings.stream().filter(unused::contains).toList();
    }

    /** Where a credential of the model stands. */
    Optional<Location> placeOf(Credential credential) {
        return Optional.ofNullable(places.get(credential));
    }

    /** Whether a credential stands at a place that is to become a reference: as a text, or as a file. */
    boolean isUnmapped(Location place) {
        return places.entrySet().stream()
                .anyMatch(entry -> entry.getValue().equals(place)
                        && (entry.getKey() instanceof InlineCredential || entry.getKey() instanceof CredentialFile));
    }

    /** The Secrets that the model refers to, by name. */
    SortedSet<String> secretNames() {
        SortedSet<String> names = new TreeSet<>();
        for (Credential credential : places.keySet()) {
            if (credential instanceof SecretKey secret) {
                names.add(secret.secret());
            }
        }
        return names;
    }

    /** The ConfigMaps that the model refers to, by name. */
    SortedSet<String> configMapNames() {
        SortedSet<String> names = new TreeSet<>();
        for (Credential credential : places.keySet()) {
            if (credential instanceof ConfigMapKey configMap) {
                names.add(configMap.configMap());
            }
        }
        return names;
    }

    @Override
    public Credential of(String key, String text, Location place) {
        return placed(wanted(place).orElseGet(() -> new InlineCredential(text)), place);
    }

    @Override
    public Credential ofFile(String file, Location place) {
        return placed(wanted(place).orElseGet(() -> mounted(file)), place);
    }

    @Override
    public Optional<Credential> ofText(Location place) {
        return wanted(place).map(credential -> placed(credential, place));
    }

    private Credential placed(Credential credential, Location place) {
        places.put(credential, place);
        return credential;
    }

    private Optional<Credential> wanted(Location place) {
        SecretMapping mapping = mapped.get(place);
        if (mapping != null) {
            unused.remove(mapping);
        }
        return Optional.ofNullable(mapping == null ? references.get(place) : mapping.secret())
                .map(CredentialScan::copy);
    }

    /** A place of its own for each credential, so that each is known by where it stands. */
    private static Credential copy(CredentialPlace place) {
        if (place instanceof SecretKey secret) {
            return new SecretKey(secret.secret(), secret.key());
        }
        return place instanceof ConfigMapKey configMap
                ? new ConfigMapKey(configMap.configMap(), configMap.key())
                : place;
    }

    private static Credential mounted(String file) {
        Matcher mount = MOUNTED.matcher(file);
        if (!mount.matches()) {
            return new CredentialFile(file);
        }
        return mount.group(1).equals("secrets")
                ? new SecretKey(mount.group(2), mount.group(3))
                : new ConfigMapKey(mount.group(2), mount.group(3));
    }

    private void visit(Node node, Section section, @Nullable Origin origin, boolean free) {
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                String key = map.key(i);
                Section child = section.child(key).orElse(section);
                path.add(key);
                beside = fileBeside(map, key);
                visit(map.value(i), child, map.entryOrigin(i), free || FREE_TEXTS.contains(key));
                path.remove(path.size() - 1);
            }
        } else if (node instanceof ListNode list) {
            Section item = section.item().orElse(section);
            for (int i = 0; i < list.items().size(); i++) {
                path.add(i);
                visit(list.items().get(i), item, list.itemOrigin(i), free);
                path.remove(path.size() - 1);
            }
        } else if (node instanceof TextNode text && !text.value().isEmpty()) {
            Location place = origin == null ? UnknownLocation.UNKNOWN : origin.location();
            if (beside != null && Boolean.TRUE.equals(section.keyword("x-secret"))) {
                report(
                        place,
                        "`" + ValueWords.path(path) + "` holds a credential, which would be printed.",
                        "Remove it, for `" + beside + "` beside it names a file with it.");
            } else if (!isMapped(text.value(), place) && !references.containsKey(place)) {
                check(text.value(), section, place, free);
            }
        }
    }

    /** The key beside a credential that names a file with it; null where there is none. */
    private static @Nullable String fileBeside(MapNode map, String key) {
        for (String suffix : FILES) {
            if (map.get(key + suffix) instanceof TextNode file && !file.value().isEmpty()) {
                return key + suffix;
            }
        }
        return null;
    }

    private boolean isMapped(String text, Location place) {
        String where = ValueWords.path(path);
        for (SecretMapping mapping : mappings) {
            boolean isFile = mapping.where().equals(text) && text.startsWith("/");
            if (mapping.where().equals(where) || isFile) {
                mapped.put(place, mapping);
                return true;
            }
        }
        return mapped.containsKey(place);
    }

    private void check(String text, Section section, Location place, boolean free) {
        String where = ValueWords.path(path);
        Object last = path.get(path.size() - 1);
        if (Boolean.TRUE.equals(section.keyword("x-secret"))) {
            report(
                    place,
                    "`" + where + "` holds a credential, which would be printed.",
                    "Say what it is to become with `--secret '" + where
                            + "=SECRET/KEY'`, the key of a Secret that holds it.");
        } else if (USER.matcher(text).find() && !EXPRESSIONS.contains(String.valueOf(last))) {
            report(
                    place,
                    "The address in `" + where + "` holds a user, who would be printed.",
                    "Take the user out of the address and say it with `basic_auth`.");
        } else if (isHeader()) {
            report(
                    place,
                    "`" + where + "` is the value of a header, which may be a credential and would be printed.",
                    headerHint());
        } else if (free && ValueWords.mayHoldSecret(named())) {
            report(
                    place,
                    "`" + where + "` is named like a credential, which would be printed.",
                    "Say it with `authorization` or `basic_auth`.");
        }
    }

    /** Whether the way leads to what a header says, and nothing tells that its name is of a harmless one. */
    private boolean isHeader() {
        for (int i = 0; i + 1 < path.size(); i++) {
            if (HEADERS.contains(String.valueOf(path.get(i)))) {
                String name = String.valueOf(path.get(i + 1));
                if (path.contains("values")) {
                    // Prometheus has `secrets` beside them, so what is here is none unless its name says otherwise.
                    return ValueWords.mayHoldSecret(name);
                }
                return !path.contains("files") && !HARMLESS_HEADERS.contains(name.toLowerCase(Locale.ROOT));
            }
        }
        return false;
    }

    private String headerHint() {
        return path.contains("http_headers")
                ? "Say it as one of the `secrets` of the header, with `--secret`, or name a file that holds it under `files`."
                : "No reference can stand there: take it out, and say it with `authorization` or `basic_auth`.";
    }

    /** The last key of the way, which names what items of a list are. */
    private String named() {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) instanceof String key && !key.equals("values")) {
                return FREE_TEXTS.contains(key) ? "" : key;
            }
        }
        return "";
    }

    private void report(Location place, String message, String hint) {
        findings.add(new Finding(LITERAL, Severity.ERROR, "", place, message, hint, List.of()));
    }
}
