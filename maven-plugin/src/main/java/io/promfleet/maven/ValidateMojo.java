package io.promfleet.maven;

import io.promfleet.finding.Finding;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.ValidationRun;
import io.promfleet.model.PrometheusVersion;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says what Prometheus would refuse in files that people wrote: its configuration, chart values, and Kubernetes objects
 * with either of them inside. Fails if there is anything. Writes nothing.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven injects the parameters
public class ValidateMojo extends TargetMojo {
    /** The files, and folders whose {@code .yml} and {@code .yaml} files are read. */
    @Parameter(property = "promfleet.validate.files", required = true)
    private List<File> files;

    /** What the files hold: {@code prometheus}, {@code rules}, {@code values}, or {@code auto} to look at their keys. */
    @Parameter(property = "promfleet.validate.as", defaultValue = "auto")
    private String as;

    /**
     * Whether to judge a configuration without the files that it names: rules, targets, certificates and credentials. Otherwise
     * they must be there, as for {@code promtool check config}.
     */
    @Parameter(property = "promfleet.validate.syntaxOnly", defaultValue = "false")
    private boolean syntaxOnly;

    /** Whether to log every finding, and not the first hundred. */
    @Parameter(property = "promfleet.validate.all", defaultValue = "false")
    private boolean all;

    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private File start;

    /** Instantiated by Maven. */
    public ValidateMojo() {}

    @Override
    void run(PrometheusVersion target) throws MojoFailureException {
        ValidationRun run = new ValidationRun(target, kind(), syntaxOnly);
        for (File file : files) {
            Path path = file.toPath();
            run.add(
                    path,
                    path.startsWith(start.toPath())
                            ? start.toPath().relativize(path).toString()
                            : path.toString());
        }
        List<Finding> findings = run.findings();
        int shown = all ? findings.size() : Math.min(ValidationRun.SHOWN, findings.size());
        for (Finding finding : findings.subList(0, shown)) {
            log(finding, run.line(finding));
        }
        if (shown < findings.size()) {
            getLog().info("These are the first " + shown + "; -Dpromfleet.validate.all logs all.");
        }
        failOnErrors(findings, "what Prometheus is to read");
        getLog().info(run.summary());
    }

    private @Nullable FileKind kind() throws MojoFailureException {
        try {
            return FileKind.parse(as);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("`promfleet.validate.as` " + e.getMessage());
        }
    }
}
