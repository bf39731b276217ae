package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.read.YamlText;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text holds, found out once, with the text as it was parsed for that.
 *
 * @param text the text
 * @param kind what it holds; null if nothing tells
 * @param foreign whether it is for another program, so that it is none of the kind that it looks like
 * @param chart the chart in whose folder values are; null if in none
 */
record FileContent(
        YamlText text,
        @Nullable FileKind kind,
        boolean foreign,
        @Nullable ChartFolder chart) {
    private static final Pattern TOP_KEY =
            Pattern.compile("^(?:\\{ *)?[\"']?([A-Za-z_][A-Za-z0-9_-]*)[\"']? *:", Pattern.MULTILINE);
    private static final Pattern ITEM_KEY = Pattern.compile("^[ \\-{\\[]*[\"']?([a-z_]+)[\"']? *:", Pattern.MULTILINE);
    private static final Pattern ITEM = Pattern.compile("\\A(?:(?:---.*|#.*| *)\\R)*-(?!--)");
    // What the chart has below `global`, where Prometheus has nothing of that name.
    private static final Set<String> GLOBAL_VALUES = Set.of("rbac", "imageRegistry", "imagePullSecrets");
    private static final Set<String> PROMETHEUS_KEYS = Set.of(
            "global",
            "runtime",
            "rule_files",
            "scrape_config_files",
            "scrape_configs",
            "alerting",
            "storage",
            "tracing",
            "remote_write",
            "remote_read",
            "otlp");
    private static final Set<String> RELABEL_KEYS =
            Set.of("action", "source_labels", "target_label", "regex", "replacement", "separator", "modulus");

    /**
     * What a file holds.
     *
     * @param source its text
     * @param file where it is
     */
    static FileContent of(SourceText source, Path file) {
        YamlText text = YamlText.of(source);
        FileKind kind = kind(text);
        ChartFolder chart = kind == null || kind == FileKind.VALUES ? ChartFolder.of(file) : null;
        if (kind == null) {
            Path name = file.getFileName();
            boolean values = chart != null
                    && chart.ofStack()
                    && name != null
                    && name.toString().startsWith("values");
            return new FileContent(text, values ? FileKind.VALUES : null, false, chart);
        }
        return new FileContent(text, kind, ChartFolder.hasTemplate(file) || ForeignFiles.holds(text, kind), chart);
    }

    /** What a text holds that is no file, or a part of one. */
    static FileContent of(YamlText text) {
        FileKind kind = kind(text);
        return new FileContent(text, kind, kind != null && ForeignFiles.holds(text, kind), null);
    }

    /** Whether a text is of a kind, and for none of the programs that have something similar. */
    boolean is(FileKind other) {
        return kind == other && !foreign;
    }

    private static @Nullable FileKind kind(YamlText text) {
        if (!text.isSound()) {
            return kindOfDamaged(text.source().text());
        }
        List<ReadDocument> documents = text.soundDocuments();
        if (documents.isEmpty()) {
            return null;
        }
        if (documents.get(0).tree() instanceof ListNode) {
            return ofItems(documents.get(0).keys());
        }
        Set<String> keys = new HashSet<>();
        boolean globalValues = false;
        for (ReadDocument document : documents) {
            if (document.tree() instanceof MapNode map) {
                keys.addAll(document.keys());
                globalValues |= hasGlobalValues(document, map);
            }
        }
        return ofKeys(keys, globalValues);
    }

    private static boolean hasGlobalValues(ReadDocument document, MapNode map) {
        Map<String, ?> nulls = document.nulls(List.of("global"));
        return GLOBAL_VALUES.stream()
                .anyMatch(key -> nulls.containsKey(key)
                        || (map.get("global") instanceof MapNode global && global.get(key) != null));
    }

    // A mistake in a file must not hide whose it is; the lines tell as much as the nodes would.
    private static @Nullable FileKind kindOfDamaged(String text) {
        boolean list = ITEM.matcher(text).find();
        Set<String> keys = new HashSet<>();
        Matcher key = (list ? ITEM_KEY : TOP_KEY).matcher(text);
        while (key.find()) {
            keys.add(key.group(1));
        }
        return list ? ofItems(keys) : ofKeys(keys, false);
    }

    private static @Nullable FileKind ofKeys(Set<String> keys, boolean globalValues) {
        if (keys.contains("apiVersion") && keys.contains("kind")) {
            return FileKind.OBJECTS;
        }
        boolean values = globalValues || keys.stream().anyMatch(StackKeys::isOutermost);
        // Both have `global`.
        if (keys.stream().anyMatch(key -> PROMETHEUS_KEYS.contains(key) && !(values && key.equals("global")))) {
            return FileKind.PROMETHEUS;
        }
        if (values) {
            return FileKind.VALUES;
        }
        return keys.contains("groups") ? FileKind.RULES : null;
    }

    private static @Nullable FileKind ofItems(Set<String> keys) {
        if (keys.contains("job_name")) {
            return FileKind.SCRAPE_CONFIGS;
        }
        if (keys.contains("url")) {
            return FileKind.REMOTE_WRITES;
        }
        return keys.stream().anyMatch(RELABEL_KEYS::contains) ? FileKind.RELABEL_CONFIGS : null;
    }

    /** The keys of which one is enough to take a text for a configuration file of Prometheus. */
    static List<String> signs() {
        return PROMETHEUS_KEYS.stream().sorted().toList();
    }
}
