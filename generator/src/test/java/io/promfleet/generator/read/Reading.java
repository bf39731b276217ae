package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Optional;

/** Reads a text and says what came of it in a few lines. */
final class Reading {
    private static final String FILE = "prometheus.yml";

    private final Findings findings = new Findings();
    private final Optional<ReadConfig> read;

    private Reading(SourceText source, ConfigLanguage language, PrometheusVersion target) {
        this.read = new ConfigReader(SchemaCatalogue.bundled()).read(source, language, target, findings);
    }

    static Reading of(String text) {
        return of(text, PrometheusVersion.NEWEST);
    }

    static Reading of(String text, PrometheusVersion target) {
        return new Reading(SourceText.of(FILE, text), ConfigLanguage.PROMETHEUS, target);
    }

    static Reading rules(String text) {
        return new Reading(SourceText.of(FILE, text), ConfigLanguage.RELABEL_CONFIG_LIST, PrometheusVersion.NEWEST);
    }

    Node root() {
        return read.orElseThrow().root();
    }

    boolean isRead() {
        return read.isPresent();
    }

    /** Each finding as {@code line:column id message}, worst first. */
    List<String> findings() {
        return findings.sorted().stream().map(Reading::shown).toList();
    }

    List<Finding> sorted() {
        return findings.sorted();
    }

    private static String shown(Finding finding) {
        FilePosition place = (FilePosition) finding.location();
        return place.line() + ":" + place.column() + " " + finding.id() + " " + finding.message();
    }
}
