package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.OperatorNames;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Findings of what the Prometheus Operator makes of a resource, in the words of the resource: who wrote {@code bearerToken} looks in
 * vain for {@code bearer_token}.
 */
final class OperatorWords {
    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z0-9_.\\[\\]]+)`");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)+");
    private static final String FILE = "_file";
    /** Where Prometheus reads a file, the Operator's key names a Secret. */
    private static final Set<String> IN_SECRETS = Set.of("username_file", "password_file", "client_secret_file");

    private static final Set<String> KEYS = keys();

    private OperatorWords() {}

    /** The same findings, with the Operator's names for keys of Prometheus. */
    static Findings of(Findings findings) {
        Findings all = new Findings();
        for (Finding finding : findings.sorted()) {
            all.add(new Finding(
                    finding.id(),
                    finding.severity(),
                    finding.path(),
                    finding.location(),
                    spelled(finding.message()),
                    spelled(finding.hint()),
                    finding.related()));
        }
        return all;
    }

    private static String spelled(String sentence) {
        Matcher quoted = QUOTED.matcher(sentence);
        return quoted.replaceAll(match -> Matcher.quoteReplacement("`" + path(match.group(1)) + "`"));
    }

    private static String path(String path) {
        return WORD.matcher(path)
                .replaceAll(match -> KEYS.contains(match.group()) ? word(match.group()) : match.group());
    }

    private static String word(String key) {
        return OperatorNames.spelled(IN_SECRETS.contains(key) ? key.substring(0, key.length() - FILE.length()) : key);
    }

    /** The keys of jobs and remote writes that have several words; those of discoveries are like names of labels. */
    private static Set<String> keys() {
        Set<String> keys = new HashSet<>();
        for (String name : List.of(
                SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG,
                SchemaCatalogue.PROMETHEUS_REMOTE_WRITE,
                SchemaCatalogue.PROMETHEUS_RELABEL_CONFIG)) {
            add(SchemaCatalogue.bundled().section(name), keys, 3);
        }
        return keys;
    }

    private static void add(Section section, Set<String> keys, int levels) {
        for (String key : section.keys()) {
            if (key.contains("_")) {
                keys.add(key);
            }
            Section child = section.child(key).orElse(null);
            if (child != null && levels > 0 && !key.endsWith("_sd_configs")) {
                add(child, keys, levels - 1);
            }
        }
    }
}
