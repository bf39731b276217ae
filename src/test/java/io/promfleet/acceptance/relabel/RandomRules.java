package io.promfleet.acceptance.relabel;

import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.model.Uppercase;
import io.promfleet.regex.Regex;
import io.promfleet.relabel.LabelSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Labels and rules that a release of Prometheus accepts, made up from a few words so that they often meet. */
final class RandomRules {
    private static final List<String> WORDS = List.of(
            "a",
            "b",
            "ab",
            "foo",
            "foo-bar",
            "x;y",
            "A",
            "Straße",
            "é",
            "𝒜",
            "İ",
            "ΑΣ",
            "10.0.0.1:9100",
            "1",
            "\n",
            "a\nb",
            "$1",
            "\"",
            "\\",
            "\u212A",
            "true",
            " ");
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "ab",
            "foo",
            "job",
            "instance",
            "__address__",
            "__meta_a",
            "__meta_b",
            "__meta_foo_bar",
            "__tmp",
            "__scheme__",
            "__metrics_path__",
            "__param_a",
            "__scrape_interval__",
            "__scrape_timeout__",
            "_",
            "Z");
    private static final List<String> UTF8_NAMES = List.of("é", "with.dot", "with space", "𝒜", "ﬀ", "0");
    private static final List<String> EXPRESSIONS = List.of(
            "(.*)",
            "(.+)",
            "",
            "a",
            "a|b",
            "(a|b)",
            "foo|ab|a",
            "foo.*",
            ".*bar",
            "(.*)-(.*)",
            "([^;]*);(.*)",
            "(.+?)(?::\\d+)?",
            "([^:]+)(?::\\d+)?;(\\d+)",
            "__meta_(.+)",
            "__meta_(a|b)",
            "__.*",
            "[a-z]+",
            "(?i)(a+)(b*)",
            "(?P<x>.)(?P<y>.*)",
            "\\d{1,3}(\\.\\d{1,3}){3}:(\\d+)",
            "\\pL+",
            "(\\W)|(\\w)",
            "a)|(?:b",
            "^foo$",
            "(a)?(b)?",
            "(.)*",
            "((a)|b)+",
            "[^a]*",
            ".",
            "..",
            ".?",
            "true",
            "(?s).*",
            "(?-s).*",
            "x*;?y*",
            "é|𝒜",
            "(?i)k|straSSe|ΑΣ",
            "\\$1",
            "(a)|$",
            "j\\d+",
            "job|instance|__address__|a",
            "(job|foo|__a.*|n)",
            "[^_].*|__address__",
            "a.b",
            "(.*)(.*)");
    private static final List<String> TEMPLATES = List.of(
            "$1",
            "${1}",
            "$0",
            "$2",
            "$1$2",
            "${1}x",
            "$1x",
            "$$1",
            "$",
            "x",
            "",
            "foo",
            "$x",
            "${y}${x}",
            "a${1}",
            "${1}:80",
            "$é",
            "$01",
            "${1",
            "é",
            "10s",
            "2m",
            "https");
    private static final List<String> TARGETS = List.of(
            "a", "b", "ab", "new", "job", "instance", "__address__", "__tmp", "a$1", "${1}", "$1", "x_${2}", "$x", "_");
    private static final List<String> SEPARATORS = List.of(";", "", "-", ":", "\n", "é");

    private static final List<String> OF_SERIES = List.of("__name__", "__name__", "__name__", "le", "id");

    private final Random random;
    private final PrometheusVersion version;
    private final NameValidation names;
    private final List<String> labelNames;
    private final List<String> targets;

    private RandomRules(long seed, PrometheusVersion version, List<String> more) {
        random = new Random(seed);
        this.version = version;
        names = NameValidation.defaultOf(version);
        labelNames = Stream.concat(NAMES.stream(), more.stream()).toList();
        targets = Stream.concat(TARGETS.stream(), more.stream()).toList();
    }

    /** Rules that discovered targets go through. */
    static RandomRules ofTargets(long seed, PrometheusVersion version) {
        return new RandomRules(seed, version, List.of());
    }

    /** Rules that scraped series go through, which look at their names and change them. */
    static RandomRules ofSeries(long seed, PrometheusVersion version) {
        return new RandomRules(seed, version, OF_SERIES);
    }

    LabelSet labels(int most) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            labels.put(name(), word());
        }
        labels.keySet().removeIf(name -> name.equals("__address__") || name.startsWith("__scrape"));
        return LabelSet.of(labels);
    }

    RelabelRules rules(int most) {
        List<RelabelRule> rules = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            rules.add(rule());
        }
        return new RelabelRules(rules);
    }

    int number(int below) {
        return random.nextInt(below);
    }

    String word() {
        return one(WORDS);
    }

    private String name() {
        return names == NameValidation.UTF8 && random.nextInt(4) == 0 ? one(UTF8_NAMES) : one(labelNames);
    }

    /** What a rule sets without references: what is left of a target when it has none. */
    private String plainTarget() {
        String target = names == NameValidation.UTF8 && random.nextInt(6) == 0 ? one(UTF8_NAMES) : one(targets);
        return target.indexOf('$') < 0 || names == NameValidation.UTF8 ? target : "plain";
    }

    private RelabelRule rule() {
        return switch (random.nextInt(24)) {
            case 0 ->
                Keep.builder()
                        .addAllSourceLabels(sources())
                        .separator(separator())
                        .regex(one(List.of(".+", ".*", "[^a]*", "(?s).*", ".*[^x]", expression())))
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 1 ->
                Drop.builder()
                        .addAllSourceLabels(sources())
                        .separator(separator())
                        .regex(expression())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 2 ->
                KeepEqual.builder()
                        .addAllSourceLabels(sources())
                        .targetLabel(plainTarget())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 3, 4 ->
                DropEqual.builder()
                        .addAllSourceLabels(sources())
                        .targetLabel(plainTarget())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 5, 6 ->
                HashMod.builder()
                        .addAllSourceLabels(sources())
                        .separator(separator())
                        .modulus(random.nextInt(3) == 0 ? random.nextLong() | 1 : 1 + random.nextInt(20))
                        .targetLabel(plainTarget())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 7 ->
                Lowercase.builder()
                        .addAllSourceLabels(sources())
                        .separator(separator())
                        .targetLabel(plainTarget())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 8 ->
                Uppercase.builder()
                        .addAllSourceLabels(sources())
                        .separator(separator())
                        .targetLabel(plainTarget())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 9, 10, 11 ->
                LabelMap.builder()
                        .regex(expression())
                        .replacement(one(List.of("$1", "${1}", "x$1", "a", "_${1}_", "$0", "$1$2")))
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 12 ->
                LabelDrop.builder()
                        .regex(one(List.of("a.?", "foo", "__meta_.*", "[A-Z]", expression())))
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            case 13 ->
                LabelKeep.builder()
                        .regex("__.*|job|" + expression())
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
            default ->
                Replace.builder()
                        .addAllSourceLabels(sources())
                        .separator(separator())
                        .regex(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(expression()))
                        .targetLabel(
                                names == NameValidation.UTF8 && random.nextInt(6) == 0 ? one(UTF8_NAMES) : one(targets))
                        .replacement(random.nextInt(3) == 0 ? Optional.empty() : Optional.of(one(TEMPLATES)))
                        .declaredAt(UnknownLocation.UNKNOWN)
                        .build();
        };
    }

    private List<String> sources() {
        List<String> sources = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            sources.add(name());
        }
        return sources;
    }

    private Optional<String> separator() {
        return random.nextInt(3) == 0 ? Optional.of(one(SEPARATORS)) : Optional.empty();
    }

    /** One of those above, or a few of them put together. */
    private String expression() {
        String expression = switch (random.nextInt(8)) {
            case 0 -> "(" + one(EXPRESSIONS) + ")" + one(List.of("*", "?", "+?", "{0,2}", "{2}", "{0}"));
            case 1 -> one(EXPRESSIONS) + "|" + one(EXPRESSIONS);
            case 2 -> one(EXPRESSIONS) + one(EXPRESSIONS);
            default -> one(EXPRESSIONS);
        };
        return Regex.fault(expression, version).isEmpty() ? expression : one(EXPRESSIONS);
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
