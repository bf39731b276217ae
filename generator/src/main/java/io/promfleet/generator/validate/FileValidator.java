package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.SpecLayers;
import io.promfleet.generator.layers.TemplatedValues;
import io.promfleet.generator.layers.ValuesLayers;
import io.promfleet.generator.layers.YoungValues;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.operator.OperatorRemoteWrites;
import io.promfleet.generator.pitfall.KnownCharts;
import io.promfleet.generator.pitfall.RulePitfalls;
import io.promfleet.generator.pitfall.SaidRule;
import io.promfleet.generator.promql.PromqlFeature;
import io.promfleet.generator.read.ConfigLanguage;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.ReadConfig;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.read.YamlText;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.generator.verdict.ConfigVerdict;
import io.promfleet.generator.verdict.FoundTargets;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Validates files that people wrote: configuration files of Prometheus and parts of them, values of the chart
 * kube-prometheus-stack, and Kubernetes objects with either of them inside. Findings have the line and column of the file,
 * also inside a block of text. Nothing is written. Not thread-safe.
 */
public final class FileValidator {
    private static final SchemaCatalogue CATALOGUE = SchemaCatalogue.bundled();
    // Values of the wrong form, missing, not allowed or out of bounds, by the identifiers of the verdict.
    private static final Set<String> VALUES = Set.of("PF301", "PF330", "PF331", "PF332", "PF333");
    // What schemas of resources say too: rules with keys of another action, and headers that Prometheus sets itself.
    private static final Set<String> OF_SCHEMAS = Set.of("PF108", "PF203", "PF305", "PF340");
    // Several ways to authenticate, which schemas say too.
    private static final String AUTHENTICATION = "PF302";
    // What is wrong with a text that Helm makes of a template.
    private static final Set<String> OF_TEMPLATES = Set.of("PF201", "PF205");
    // A value of another kind than the schema's: of an object, and of chart values.
    private static final Set<String> WRONG_TYPE = Set.of("PF301", "PF609");
    private static final List<String> SPEC = List.of("prometheus", "prometheusSpec");
    private static final Map<FileKind, ConfigLanguage> LANGUAGES = Map.of(
            FileKind.PROMETHEUS, ConfigLanguage.PROMETHEUS,
            FileKind.SCRAPE_CONFIGS, ConfigLanguage.SCRAPE_CONFIG_LIST,
            FileKind.REMOTE_WRITES, ConfigLanguage.REMOTE_WRITE_LIST,
            FileKind.RELABEL_CONFIGS, ConfigLanguage.RELABEL_CONFIG_LIST,
            FileKind.RULES, ConfigLanguage.RULES);

    private final PrometheusVersion target;
    private final boolean converting;
    private final boolean following;
    private final YoungValues young = new YoungValues();
    private final Findings findings;
    private final ConfigReader reader = new ConfigReader(CATALOGUE);
    private final SourceLines lines = new SourceLines();
    private final FluxRepository repository;
    private final AgentConfigurations agents;
    private @Nullable DocumentValidator documents;
    private final Kustomizations kustomizations = new Kustomizations();
    private final List<HeldValues> undecided = new ArrayList<>();
    private final List<HeldRelease> heldReleases = new ArrayList<>();
    private final List<Replaced> replaced = new ArrayList<>();
    private final Map<PrometheusVersion, ConfigVerdict> verdicts = new HashMap<>();
    private final Set<String> filesLeftAlone = new TreeSet<>();
    private int leftAlone;
    private int named;

    /** A release, of which the chart and its versions only show when all files were read. */
    private record HeldRelease(String file, MapNode object, ReadDocument document, Origin origin) {}

    /** Something that is wrong only where Flux replaces no variables. */
    private record Replaced(String file, MapNode object, Finding finding) {}

    /**
     * A validator.
     *
     * @param target the release of Prometheus that is going to read the files
     * @param findings takes what is wrong
     */
    public FileValidator(PrometheusVersion target, Findings findings) {
        this(target, findings, false, false);
    }

    private FileValidator(PrometheusVersion target, Findings findings, boolean converting, boolean following) {
        this.target = target;
        this.converting = converting;
        this.following = following;
        this.findings = findings;
        this.repository = new FluxRepository(kustomizations, findings);
        this.agents = new AgentConfigurations(target);
    }

    /**
     * A validator of what becomes a definition, which says by itself what is wrong with it as one.
     *
     * @param target the release of Prometheus that is going to read the files
     * @param findings takes what is wrong
     * @return the validator
     */
    public static FileValidator forConversion(PrometheusVersion target, Findings findings) {
        return new FileValidator(target, findings, true, false);
    }

    /**
     * A validator that also follows what configuration files name, as {@code promtool check config} does: rule files and files
     * of targets are read, and the credentials and certificates of jobs must be there. A validator that does not takes a file
     * for itself and its {@code scrape_config_files}.
     *
     * @param target the release of Prometheus that is going to read the files
     * @param findings takes what is wrong
     * @return the validator
     */
    public static FileValidator following(PrometheusVersion target, Findings findings) {
        return new FileValidator(target, findings, false, true);
    }

    /**
     * How many documents were left alone so far: Kubernetes objects of kinds without a schema, encrypted ones, and files of
     * other programs in ConfigMaps.
     *
     * @return their number
     */
    public int leftAlone() {
        return leftAlone;
    }

    /**
     * How many files those that were read so far name and only a server reads: of rules, targets, certificates and credentials.
     * A pattern counts as one.
     *
     * @return their number
     */
    public int named() {
        return named;
    }

    /**
     * The lines of the files that were read, for findings to be shown with.
     *
     * @return the lines
     */
    public SourceLines lines() {
        return lines;
    }

    /**
     * Looks at a file that is going to be validated, for what it says about others.
     *
     * @param file where it is
     * @param name what findings call it
     */
    public void look(Path file, String name) {
        kustomizations.look(file, name);
    }

    /**
     * Validates a file.
     *
     * @param file where it is
     * @param name what findings call it
     * @param kind what it holds; null to find out by its outermost keys
     * @return whether it was validated; false if nothing told what it holds
     */
    public boolean validate(Path file, String name, @Nullable FileKind kind) {
        try {
            return read(file, name, kind);
        } catch (OutOfMemoryError e) {
            // What was made of the file is garbage by now, so that there is room to say so and to go on.
            lines.hide(name);
            findings.add(tooLarge(name));
            return true;
        }
    }

    /** Keeps values until all releases are known, which say whose they are. */
    private void hold(FileContent content, Path file) {
        SourceText source = content.text().source();
        lines.add(source);
        Origin origin = new Origin("", source.position(1, 1));
        List<Kustomizations.ConfigMapKey> parts = kustomizations.madeOf(file);
        for (ReadDocument document : content.text().documents(findings)) {
            if (document.tree() instanceof MapNode values) {
                parts.forEach(part -> repository.addGenerated(part, values));
            }
            undecided.add(new HeldValues(source.name(), true, content.chart(), parts, document, origin));
        }
    }

    /**
     * Validates a text that comes from no file.
     *
     * @param source the text
     * @param folder where the files are that it names with relative paths
     * @param kind what it holds; null to find out by its outermost keys
     * @return whether it was validated; false if nothing told what it holds
     */
    public boolean validateInput(SourceText source, Path folder, @Nullable FileKind kind) {
        YamlText text = YamlText.of(source);
        FileKind known = kind == null ? FileContent.of(text).kind() : kind;
        if (known == null) {
            return false;
        }
        validate(text, folder, known, following);
        return true;
    }

    private static Finding tooLarge(String name) {
        return new Finding(
                "PF053",
                Severity.ERROR,
                "",
                new FilePosition(name, 1, 1),
                "The file needs more memory than the `" + (Runtime.getRuntime().maxMemory() >> 20)
                        + "` MiB that Java may use here.",
                "Split it, or give Java more memory with its option `-Xmx`.",
                List.of());
    }

    private boolean read(Path file, String name, @Nullable FileKind kind) {
        SourceText source = SourceText.open(name, file, findings).orElse(null);
        if (source == null) {
            return true;
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean follow = following && kustomizations.madeOf(file).isEmpty();
        if (kind != null) {
            validate(YamlText.of(source), folder, kind, follow);
            return true;
        }
        FileContent content = FileContent.of(source, file);
        FileKind known = content.kind();
        if (known == null || content.foreign() || kustomizations.changes().isPatch(file)) {
            return false;
        }
        if (known == FileKind.VALUES) {
            hold(content, file);
        } else {
            validate(content.text(), folder, known, follow);
        }
        return true;
    }

    /**
     * Validates a text.
     *
     * @param source the text
     * @param folder where the files are that it names with relative paths; null if nowhere
     * @param kind what it holds
     */
    public void validate(SourceText source, @Nullable Path folder, FileKind kind) {
        validate(YamlText.of(source), folder, kind, false);
    }

    private void validate(YamlText text, @Nullable Path folder, FileKind kind, boolean follow) {
        switch (kind) {
            case VALUES -> validateValues(text);
            case OBJECTS -> {
                lines.add(text.source());
                objects(text);
            }
            case PROMETHEUS -> configuration(text, ConfigLanguage.PROMETHEUS, folder, follow);
            default -> configuration(text, LANGUAGES.getOrDefault(kind, ConfigLanguage.PROMETHEUS), folder, false);
        }
    }

    /**
     * Validates a whole configuration of Prometheus.
     *
     * @param source the text
     * @param folder where the files are that it names with relative paths; null if nowhere
     * @return what was read of it, which means something only if there is no error; nothing if nothing could be read
     */
    public Optional<ReadConfig> validateConfiguration(SourceText source, @Nullable Path folder) {
        return configuration(YamlText.of(source), ConfigLanguage.PROMETHEUS, folder, false);
    }

    /**
     * Validates values of the chart, also where a chart around it has them below its name.
     *
     * @param source the text
     * @return its documents, which mean something only if there is no error
     */
    public List<ReadDocument> validateValues(SourceText source) {
        return validateValues(YamlText.of(source));
    }

    private List<ReadDocument> validateValues(YamlText text) {
        SourceText source = text.source();
        lines.add(source);
        Origin origin = new Origin("", source.position(1, 1));
        List<ReadDocument> all = text.documents(findings);
        documents().ofChart(null);
        all.forEach(document -> values(document, origin, StackValues.below(document), null, true, target));
        return all;
    }

    private Optional<ReadConfig> configuration(
            YamlText text, ConfigLanguage language, @Nullable Path folder, boolean follow) {
        lines.add(text.source());
        Findings found = new Findings();
        Optional<ReadConfig> config = reader.read(text, language, target, found);
        config.ifPresent(read -> judge(read, folder, target, follow, found));
        named += config.map(read -> NamedFiles.count(read.root())).orElse(0);
        findings.addAll(found);
        return config;
    }

    private void judge(ReadConfig read, @Nullable Path folder, PrometheusVersion runs, boolean follow, Findings found) {
        Findings judged = new Findings();
        judge(read, folder, runs, follow, found, judged);
        addNews(judged, null, null, found);
        pitfalls(read, found);
    }

    /** The verdict on what was made of a resource, whose places are those of the resource. */
    private static void judgeMade(String subject, Consumer<Findings> judge, Findings found) {
        Findings judged = new Findings();
        judge.accept(judged);
        addNews(OperatorWords.of(judged), subject, null, found);
    }

    /**
     * Adds a verdict, each mistake once.
     *
     * @param subject what it is about; null for a file of Prometheus
     * @param ruleFile the rule file that it is on, if that is a part of a resource
     */
    private static void addNews(Findings judged, @Nullable String subject, @Nullable Node ruleFile, Findings found) {
        new BetterSaid(ruleFile).removeFrom(found, judged);
        Set<Location> refused = new HashSet<>();
        Set<String> lines = new HashSet<>();
        for (Finding finding : found.sorted()) {
            if (finding.severity() == Severity.ERROR) {
                refused.add(finding.location());
                lines.add(line(finding.location()));
            }
        }
        for (Finding finding : judged.sorted()) {
            // What the reader or the schema of a resource refused needs no second word about the same value.
            boolean known = ((VALUES.contains(finding.id()) || finding.id().equals(AUTHENTICATION))
                            && refused.contains(finding.location()))
                    || (subject != null
                            && OF_SCHEMAS.contains(finding.id())
                            && lines.contains(line(finding.location())));
            if (!known) {
                found.add(subject == null ? finding : about(subject, finding));
            }
        }
    }

    private static String line(Location location) {
        return location instanceof FilePosition place ? place.file() + ":" + place.line() : location.describe();
    }

    private static Finding about(String subject, Finding finding) {
        return new Finding(
                finding.id(),
                finding.severity(),
                subject,
                finding.location(),
                finding.message(),
                finding.hint(),
                finding.related());
    }

    private ConfigVerdict verdict(PrometheusVersion runs) {
        return verdicts.computeIfAbsent(runs, version -> new ConfigVerdict(version, ConfigVerdict.Mode.SERVER));
    }

    private void judge(
            ReadConfig read,
            @Nullable Path folder,
            PrometheusVersion runs,
            boolean follow,
            Findings found,
            Findings judged) {
        Node root = read.root();
        ConfigVerdict verdict = verdict(runs);
        switch (read.language()) {
            case PROMETHEUS -> {
                MapNode config = (MapNode) root;
                FoundTargets targets = new FoundTargets();
                List<MapNode> further = folder == null
                        ? List.of()
                        : named(config, new Beside(folder, read.source().name()), follow, targets, found);
                verdict.judge(config, further, targets, judged);
                EnvironmentReferences.check(config, runs, found);
            }
            case SCRAPE_CONFIG_FILE -> verdict.judgeScrapeConfigFile((MapNode) root, judged);
            case SCRAPE_CONFIG_LIST -> verdict.judgeScrapeConfigs((ListNode) root, judged);
            case REMOTE_WRITE_LIST -> verdict.judgeRemoteWrites((ListNode) root, judged);
            case RELABEL_CONFIG_LIST -> verdict.judgeRelabelRules((ListNode) root, judged);
            case ALERTMANAGER_LIST -> verdict.judgeAlertmanagers((ListNode) root, judged);
            case RULES -> verdict.judgeRuleFile((MapNode) root, judged);
            case TARGET_LIST -> {} // which is judged with the job that names it
        }
    }

    /** Reads the jobs that a configuration names, and follows what both name where that is asked for. */
    private List<MapNode> named(MapNode config, Beside beside, boolean follow, FoundTargets targets, Findings found) {
        List<ScrapeConfigFiles.Part> parts = new ScrapeConfigFiles(beside, reader, target, lines, found).read(config);
        if (follow) {
            FollowedFiles files = new FollowedFiles(
                    reader,
                    target,
                    lines,
                    found,
                    source -> configuration(YamlText.of(source), ConfigLanguage.RULES, null, false));
            files.file(config, beside, targets);
            parts.forEach(part -> files.jobs(part.root(), part.beside(), targets));
            named -= files.followed();
            parts.forEach(part -> named += NamedFiles.count(part.root()));
        }
        return parts.stream().map(ScrapeConfigFiles.Part::root).toList();
    }

    /**
     * Judges values.
     *
     * @param below the keys that lead to them
     * @param release the release that gets them; null if it is not known
     * @param alone whether no release is known that puts them together with others
     * @param runs the release of Prometheus that gets them, unless they choose another
     */
    private void values(
            ReadDocument document,
            Origin origin,
            List<String> below,
            FluxRepository.@Nullable Release release,
            boolean alone,
            PrometheusVersion runs) {
        Findings found = new Findings();
        Node tree = at(document.tree(), below);
        if (tree == null) {
            return;
        }
        documents().validateValue(PrometheusParts.without(tree), SchemaCatalogue.CHART_VALUES, origin, found);
        if (alone) {
            layers(tree, false, origin, found);
        }
        if (!converting) {
            new LiteralCredentials(found, true).values(tree);
            ruleMap(tree, found);
        }
        List<String> spec = new ArrayList<>(below);
        spec.addAll(SPEC);
        PrometheusVersion said = tree instanceof MapNode values
                ? SaidVersions.ofValues(values, null).orElse(runs)
                : runs;
        parts(document, spec, labelsOf(release), said, found);
        Set<Location> retyped = new RetypedTexts(RetypedTexts.Reader.HELM, "", findings)
                .check(
                        document,
                        below.isEmpty() ? CATALOGUE.section(SchemaCatalogue.CHART_VALUES) : null,
                        below,
                        below.isEmpty() ? null : CATALOGUE.section(SchemaCatalogue.CHART_VALUES));
        addOthers(QuotedScalars.mended(at(tree, SPEC), found), retyped);
    }

    /** Adds what was found in an object, but for values of which Flux makes something else. */
    private void addOthers(String file, MapNode object, Findings found, Set<Location> retyped) {
        Findings said = new Findings();
        for (Finding finding : found.sorted()) {
            boolean variable = VALUES.contains(finding.id())
                    && finding.location() instanceof FilePosition place
                    && lines.at(place).contains("${");
            if (variable) {
                replaced.add(new Replaced(file, object, finding));
            } else {
                said.add(finding);
            }
        }
        addOthers(said, retyped);
    }

    /** Adds what was found, but for values of the wrong kind of which a reader on the way makes something else anyway. */
    private void addOthers(Findings found, Set<Location> retyped) {
        for (Finding finding : found.sorted()) {
            boolean another = WRONG_TYPE.contains(finding.id()) && retyped.contains(finding.location());
            if (!another && !isOfTemplate(finding)) {
                findings.add(finding);
            }
        }
    }

    /** Whether a finding is about a text of which Helm makes another one first. */
    private boolean isOfTemplate(Finding finding) {
        return OF_TEMPLATES.contains(finding.id())
                && finding.location() instanceof FilePosition place
                && lines.at(place).contains("{{");
    }

    /** What a reader of an object makes of texts in it; of an encrypted one nobody reads it as it stands. */
    private Set<Location> retyped(ReadDocument document, MapNode object, String version, String kind, boolean ofStack) {
        if (object.get("sops") != null) {
            return Set.of();
        }
        boolean release = kind.equals("HelmRelease");
        Findings said = new Findings();
        Set<Location> retyped = new RetypedTexts(RetypedTexts.Reader.FLUX, subject(object, kind), said)
                .check(
                        document,
                        CATALOGUE.forKind(version, kind).map(CATALOGUE::section).orElse(null),
                        release ? List.of("spec", "values") : List.of(),
                        release && ofStack ? CATALOGUE.section(SchemaCatalogue.CHART_VALUES) : null);
        for (Finding finding : said.sorted()) {
            // What two readers take for two things, nothing else can be made of.
            findings.add(converting ? finding.with(Severity.ERROR) : finding);
        }
        return retyped;
    }

    /** What becomes of values on their way to Prometheus. */
    private void layers(@Nullable Node tree, boolean whole, Origin origin, Findings found) {
        if (tree instanceof MapNode values) {
            PrometheusVersion runs = SaidVersions.ofValues(values, null).orElse(target);
            new ValuesLayers(values, whole, origin, found).check(runs);
        }
    }

    /** Looks at rules; an object may be for a server with any feature, and Flux or Helm may replace what stands in it. */
    private void rules(@Nullable Node groups, String subject, boolean inObject, Findings found) {
        Set<PromqlFeature> features = inObject ? Set.of(PromqlFeature.values()) : Set.of();
        RulePitfalls pitfalls = RulePitfalls.ofFiles(target, features, found);
        for (SaidRule rule : ReadRules.of(groups, subject, lines)) {
            String expression = rule.expression();
            if (!inObject || !(expression.contains("${") || expression.contains("{{"))) {
                pitfalls.templates(rule, text -> !inObject || !text.contains("${"));
                pitfalls.check(rule);
            }
        }
    }

    /** What Prometheus loads and means otherwise; only of what it loads. */
    private void pitfalls(ReadConfig read, Findings found) {
        FilePitfalls pitfalls = FilePitfalls.ofFile(found, converting);
        Node root = read.root();
        switch (read.language()) {
            case PROMETHEUS -> {
                pitfalls.jobs(((MapNode) root).get("scrape_configs"));
                pitfalls.remoteWrites(
                        ((MapNode) root).get("remote_write"),
                        keys(at(root, List.of("global", "external_labels"))),
                        false);
                pitfalls.alertmanagers(at(root, List.of("alerting", "alertmanagers")));
                pitfalls.alerts((MapNode) root);
            }
            case SCRAPE_CONFIG_LIST -> pitfalls.jobs(root);
            case ALERTMANAGER_LIST -> pitfalls.alertmanagers(root);
            case REMOTE_WRITE_LIST -> pitfalls.remoteWrites(root, Set.of(), false);
            case RELABEL_CONFIG_LIST -> pitfalls.rules((ListNode) root);
            case RULES ->
                rules(((MapNode) root).get("groups"), "", read.source().isInner(), found);
            default -> {}
        }
        found.addAll(pitfalls.warnings());
    }

    private static Set<String> keys(@Nullable Node node) {
        Set<String> keys = new HashSet<>();
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                keys.add(map.key(i));
            }
        }
        return keys;
    }

    /** Says what only shows when all files were read. */
    public void finish() {
        undecided.forEach(this::judgeHeld);
        undecided.clear();
        heldReleases.forEach(this::judgeRelease);
        heldReleases.clear();
        repository.finish();
        Set<Finding> ofReleases = new LinkedHashSet<>(); // clusters may share a layer
        for (FluxRepository.Release release : repository.releases()) {
            FluxRepository.Values values = repository.valuesOf(release);
            Findings found = new Findings();
            ChartReferences.Said chart = repository.version(release);
            new ValuesLayers(values.tree(), values.whole(), release.start(), found).check(runs(release));
            if (chart != null) {
                young.check(values.tree(), chart.version(), release.start(), found);
                KnownCharts.check(chart.version(), release.subject(), chart.place(), found);
            }
            ofReleases.addAll(found.sorted());
        }
        ofReleases.forEach(findings::add);
        for (Replaced finding : replaced) {
            if (!repository.isSubstituted(finding.file, finding.object)) {
                findings.add(finding.finding);
            }
        }
        replaced.clear();
        agents.finish(findings);
    }

    /**
     * The files that only turned out to be somebody else's when all were read.
     *
     * @return what findings call them
     */
    public Set<String> filesLeftAlone() {
        return Set.copyOf(filesLeftAlone);
    }

    /** The release of Prometheus that a release of the chart runs; what files are judged for where nothing says it. */
    private PrometheusVersion runs(FluxRepository.Release release) {
        ChartReferences.Said chart = repository.version(release);
        return SaidVersions.ofValues(repository.valuesOf(release).tree(), chart == null ? null : chart.version())
                .orElse(target);
    }

    private void judgeHeld(HeldValues values) {
        FluxRepository.Release release = values.release(repository);
        ChartReferences.Said chart = release == null ? null : repository.version(release);
        documents().ofChart(chart == null ? null : chart.version());
        switch (values.owner(repository)) {
            case CHART ->
                values(
                        values.document(),
                        values.origin(),
                        List.of(),
                        release,
                        false,
                        release == null ? target : runs(release));
            case UNKNOWN -> values(values.document(), values.origin(), values.below(), null, true, target);
            case OTHER -> {
                if (values.file()) {
                    filesLeftAlone.add(values.name());
                } else {
                    leftAlone++;
                }
            }
        }
    }

    private void judgeRelease(HeldRelease held) {
        MapNode object = held.object;
        FluxRepository.Release release = new FluxRepository.Release(
                held.file, subject(object, "HelmRelease"), metadata(object, "namespace"), object, held.document);
        boolean ofStack = repository.isOfStack(release);
        ChartReferences.Said chart = repository.version(release);
        Findings found = new Findings();
        if (object.get("sops") == null) {
            documents().ofChart(chart == null ? null : chart.version());
            Manifest manifest = manifest(PrometheusParts.withoutInRelease(object), held.origin);
            if (ofStack) {
                documents().validateRelease(manifest, found);
            } else {
                documents().validate(manifest, found);
            }
        }
        Node said = at(object, List.of("spec", "values"));
        if (said != null && ofStack) {
            new LiteralCredentials(found, true).values(said);
            ruleMap(said, found);
        }
        parts(
                held.document,
                List.of("spec", "values", "prometheus", "prometheusSpec"),
                ofStack ? labelsOf(release) : Set.of(),
                ofStack ? runs(release) : target,
                found);
        addOthers(
                held.file,
                object,
                QuotedScalars.mended(at(object, List.of("spec", "values", "prometheus", "prometheusSpec")), found),
                retyped(
                        held.document,
                        object,
                        object.get("apiVersion") instanceof TextNode text ? text.value() : "",
                        "HelmRelease",
                        ofStack));
    }

    private static Manifest manifest(MapNode object, Origin origin) {
        return new Manifest(new ManifestPath("object.yaml"), new YamlDocument(List.of(), object), null, origin);
    }

    /** The external labels that a release gives its Prometheus in any of its layers. */
    private Set<String> labelsOf(FluxRepository.@Nullable Release release) {
        List<String> labels = new ArrayList<>(SPEC);
        labels.add("externalLabels");
        return release == null ? Set.of() : keys(at(repository.valuesOf(release).tree(), labels));
    }

    /** The parts of chart values that are in Prometheus' own language. */
    private void parts(
            ReadDocument document, List<String> spec, Set<String> labels, PrometheusVersion runs, Findings found) {
        part(document, with(spec, "additionalScrapeConfigs"), ConfigLanguage.SCRAPE_CONFIG_LIST, runs, found);
        part(document, with(spec, "additionalAlertManagerConfigs"), ConfigLanguage.ALERTMANAGER_LIST, runs, found);
        part(document, with(spec, "additionalAlertRelabelConfigs"), ConfigLanguage.RELABEL_CONFIG_LIST, runs, found);
        boolean agent = at(document.tree(), spec.subList(0, spec.size() - 1)) instanceof MapNode prometheus
                && BooleanNode.TRUE.equals(prometheus.get("agentMode"));
        remoteWrites(at(document.tree(), spec), String.join(".", spec), labels, runs, agent, found);
    }

    private void part(
            ReadDocument document, List<String> keys, ConfigLanguage language, PrometheusVersion runs, Findings found) {
        Node value = at(document.tree(), keys);
        if (value instanceof MapNode) {
            return; // which the chart passes on as it is, and its schema refuses: there is no list for the Operator to
            // read
        }
        boolean templated = hasTemplate(value)
                && TemplatedValues.isTemplated(List.of("prometheus", "prometheusSpec", keys.get(keys.size() - 1)));
        leftAlone += templated ? 1 : 0;
        if (value instanceof TextNode text && text.value().contains("{{")) {
            return; // a template, which only Helm can read
        }
        Findings said = new Findings();
        document.part(keys, language, reader, runs, said).ifPresent(read -> judge(read, null, runs, false, said));
        for (Finding finding : said.sorted()) {
            // Helm makes another value of a template.
            if (!templated
                    || !(finding.location() instanceof FilePosition place)
                    || !lines.at(place).contains("{{")) {
                found.add(finding);
            }
        }
    }

    private static boolean hasTemplate(@Nullable Node value) {
        if (value instanceof ListNode list) {
            return list.items().stream().anyMatch(FileValidator::hasTemplate);
        }
        if (value instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (map.key(i).contains("{{") || hasTemplate(map.value(i))) {
                    return true;
                }
            }
        }
        return value instanceof TextNode text && text.value().contains("{{");
    }

    /** The rules of an object, as Prometheus would read them in a file. */
    private void ruleGroups(@Nullable Node spec, String subject, Findings found) {
        if (spec instanceof MapNode file && file.get("groups") != null) {
            Findings judged = new Findings();
            verdict(target).judgeRuleFile(file, judged);
            addNews(OperatorWords.of(judged), subject, file, found);
            rules(file.get("groups"), subject, true, found);
        }
    }

    /** The rules that values of the chart bring. */
    private void ruleMap(@Nullable Node values, Findings found) {
        if (values instanceof MapNode map && map.get("additionalPrometheusRulesMap") instanceof MapNode files) {
            for (int i = 0; i < files.size(); i++) {
                ruleGroups(files.value(i), "additionalPrometheusRulesMap." + files.key(i), found);
            }
        }
    }

    /**
     * What a specification of a Prometheus, or the values that become one, says of remote writes.
     *
     * @param labels the external labels that it gets from elsewhere
     */
    private void remoteWrites(
            @Nullable Node spec,
            String subject,
            Set<String> labels,
            PrometheusVersion runs,
            boolean agent,
            Findings found) {
        if (!(spec instanceof MapNode said)) {
            return;
        }
        Node remoteWrite = said.get("remoteWrite");
        if (!converting) {
            EnvironmentReferences.checkSpecification(
                    said, subject.startsWith("Prometheus") ? List.of("spec") : SPEC, runs, found);
        }
        if (remoteWrite != null) {
            new OperatorRemoteWrites(runs, found)
                    .remoteWrites(remoteWrite, subject)
                    .ifPresent(writes -> {
                        judgeMade(subject, judged -> verdict(runs).judgeRemoteWrites(writes, judged), found);
                        Set<String> all = keys(said.get("externalLabels"));
                        all.addAll(labels);
                        FilePitfalls pitfalls = FilePitfalls.ofOperator(found, converting);
                        pitfalls.remoteWrites(writes, all, agent);
                        found.addAll(OperatorWords.of(pitfalls.warnings()));
                    });
        }
    }

    private void jobs(MapNode object, String subject, Findings found) {
        List<MapNode> jobs = new OperatorJobs(target, found).jobs(object);
        if (!jobs.isEmpty()) {
            ListNode list = new ListNode(jobs, object.origin());
            judgeMade(subject, judged -> verdict(target).judgeScrapeConfigs(list, judged), found);
            FilePitfalls pitfalls = FilePitfalls.ofOperator(found, converting);
            pitfalls.jobs(list);
            found.addAll(OperatorWords.of(pitfalls.warnings()));
        }
    }

    private static String metadata(MapNode object, String key) {
        return at(object, List.of("metadata", key)) instanceof TextNode text ? text.value() : "";
    }

    private static String subject(MapNode object, String kind) {
        Node namespace = at(object, List.of("metadata", "namespace"));
        Node name = at(object, List.of("metadata", "name"));
        return kind + "(" + (namespace instanceof TextNode text ? text.value() + "/" : "")
                + (name instanceof TextNode text ? text.value() : "") + ")";
    }

    private void objects(YamlText yaml) {
        SourceText source = yaml.source();
        Origin origin = new Origin("", source.position(1, 1));
        for (ReadDocument document : yaml.documents(findings)) {
            if (!(document.tree() instanceof MapNode object)) {
                findings.add(new Finding(
                        "PF301",
                        Severity.ERROR,
                        "",
                        document.place(),
                        "This document is no Kubernetes object.",
                        "Write a mapping with `apiVersion` and `kind`.",
                        List.of()));
                continue;
            }
            Findings found = new Findings();
            String kind = object.get("kind") instanceof TextNode text ? text.value() : "";
            String version = object.get("apiVersion") instanceof TextNode text ? text.value() : "";
            boolean release = kind.equals("HelmRelease");
            if (object.get("sops") == null && !release) { // what is encrypted has no types, and a key of its own
                Findings said = new Findings();
                documents().validate(manifest(object, origin), said);
                boolean foreign = !kind.isEmpty() && !CATALOGUE.knowsKind(kind); // left alone, and counted
                said.sorted().stream()
                        .filter(finding -> !foreign || finding.severity() != Severity.INFO)
                        .forEach(found::add);
            }
            if (object.get("sops") != null || CATALOGUE.forKind(version, kind).isEmpty()) {
                leftAlone++;
            }
            agents.add(kind, object, document);
            repository.add(source.name(), subject(object, kind), object, document);
            switch (kind) {
                case "ConfigMap" -> embedded(source.name(), document, object, "data");
                case "Secret" -> {
                    lines.hide(source.name());
                    embedded(source.name(), document, object, "stringData");
                }
                case "PrometheusRule" -> ruleGroups(object.get("spec"), subject(object, kind), found);
                case "ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig" ->
                    jobs(object, subject(object, kind), found);
                case "Prometheus", "PrometheusAgent" -> prometheus(object, kind, document, found);
                default -> {}
            }
            if (release) {
                heldReleases.add(new HeldRelease(source.name(), object, document, origin));
            } else {
                addOthers(source.name(), object, found, retyped(document, object, version, kind, false));
            }
        }
    }

    private void prometheus(MapNode object, String kind, ReadDocument document, Findings found) {
        PrometheusVersion runs = SaidVersions.ofObject(object).orElse(target);
        String subject = subject(object, kind);
        if (!converting) {
            SpecLayers.check(object, new Origin(subject, document.place()), runs, found);
        }
        remoteWrites(object.get("spec"), subject, Set.of(), runs, kind.equals("PrometheusAgent"), found);
    }

    private void embedded(String file, ReadDocument document, MapNode object, String section) {
        if (object.get(section) instanceof MapNode files) {
            for (int i = 0; i < files.size(); i++) {
                List<String> way = List.of(section, files.key(i));
                FileContent content = isYaml(files.key(i))
                        ? document.text(way).map(FileContent::of).orElse(null)
                        : null;
                if (content != null && content.foreign()) {
                    leftAlone++;
                } else if (content != null && content.kind() == FileKind.VALUES) {
                    Kustomizations.ConfigMapKey part = new Kustomizations.ConfigMapKey(
                            file, metadata(object, "namespace"), metadata(object, "name"), files.key(i));
                    content.text().documents(findings).stream()
                            .findFirst()
                            .ifPresent(inner -> undecided.add(new HeldValues(
                                    file, false, null, List.of(part), inner, new Origin("", inner.place()))));
                } else if (content != null && content.kind() != null) {
                    ConfigLanguage language = LANGUAGES.get(content.kind());
                    if (language != null) {
                        embedded(file, content, language, object, section);
                    }
                }
            }
        }
    }

    private void embedded(String file, FileContent content, ConfigLanguage language, MapNode object, String section) {
        Findings found = new Findings();
        reader.read(content.text(), language, target, found).ifPresent(read -> judge(read, null, target, false, found));
        for (Finding finding : found.sorted()) {
            if (EnvironmentReferences.isOfFluxToo(finding)) {
                replaced.add(new Replaced(file, object, finding));
            } else if (!(section.equals("stringData") && finding.id().equals("PF303"))) {
                // A Secret is where credentials belong; that it is in the clear is PF707.
                findings.add(finding);
            }
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private DocumentValidator documents() {
        DocumentValidator known = documents;
        if (known == null) {
            known = new DocumentValidator(CATALOGUE);
            documents = known;
        }
        return known;
    }

    private static List<String> with(List<String> keys, String last) {
        List<String> all = new ArrayList<>(keys);
        all.add(last);
        return all;
    }

    private static @Nullable Node at(Node root, List<String> keys) {
        Node node = root;
        for (int i = 0; i < keys.size() && node != null; i++) {
            node = node instanceof MapNode map ? map.get(keys.get(i)) : null;
        }
        return node;
    }

    /**
     * Says that nothing told what a file holds.
     *
     * @param name what findings call the file
     * @param findings takes it
     */
    public static void unknown(String name, Findings findings) {
        findings.add(new Finding(
                "PF057",
                Severity.ERROR,
                "",
                new FilePosition(name, 1, 1),
                "Nothing tells what this file holds.",
                "Say it with `--as`; a configuration of Prometheus has one of `"
                        + String.join("`, `", FileContent.signs()) + "`.",
                List.of()));
    }
}
