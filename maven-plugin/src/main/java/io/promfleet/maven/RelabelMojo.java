package io.promfleet.maven;

import io.promfleet.finding.Findings;
import io.promfleet.generator.relabel.LabelLines;
import io.promfleet.generator.relabel.LabelWriter;
import io.promfleet.generator.relabel.RulesFile;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Applies relabelling rules to labels, as Prometheus would, and logs the labels afterwards, or null where a rule drops them.
 * Writes nothing.
 */
@Mojo(name = "relabel", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven injects the parameters
public class RelabelMojo extends TargetMojo {
    /** The rules in YAML: a list, or a mapping with one such list, which may be a whole scrape job. */
    @Parameter(property = "promfleet.relabel.rules", required = true)
    private File rules;

    /** The labels: a JSON object a line. */
    @Parameter(property = "promfleet.relabel.labels", required = true)
    private File labels;

    /** Whether to log for people what each rule sees and does, instead of JSON. */
    @Parameter(property = "promfleet.relabel.trace", defaultValue = "false")
    private boolean trace;

    /** Instantiated by Maven. */
    public RelabelMojo() {}

    @Override
    void run(PrometheusVersion target) throws MojoFailureException {
        Findings findings = new Findings();
        Optional<Relabelling> relabelling = new RulesFile(rules.getPath(), rules.toPath()).load(target, findings);
        if (relabelling.isPresent()) {
            relabel(relabelling.get(), findings);
        }
        findings.sorted().forEach(finding -> log(finding, ""));
        failOnErrors(findings.sorted(), "rules or labels");
    }

    private void relabel(Relabelling relabelling, Findings findings) throws MojoFailureException {
        Path path = labels.toPath();
        if (!Files.isRegularFile(path)) {
            throw new MojoFailureException("There is no file `" + labels + "` with labels.");
        }
        try (InputStream input = Files.newInputStream(path)) {
            LabelLines lines = new LabelLines(labels.getPath(), input, findings);
            for (Optional<LabelSet> set = lines.next(); set.isPresent(); set = lines.next()) {
                log(relabelling, set.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void log(Relabelling relabelling, LabelSet set) throws IOException {
        if (trace) {
            relabelling.trace(set).toString().lines().forEach(getLog()::info);
            return;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        LabelWriter writer = new LabelWriter(line);
        writer.write(relabelling.apply(set));
        writer.flush();
        getLog().info(line.toString(StandardCharsets.UTF_8).strip());
    }
}
