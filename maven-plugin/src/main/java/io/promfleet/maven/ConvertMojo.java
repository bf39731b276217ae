package io.promfleet.maven;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.convert.FileConversion;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.convert.SecretMapping;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Turns a configuration of Prometheus into another language, into a file or the log. The file is judged first, and what the target
 * cannot say is an error with its place; then nothing is written. No credential that the file holds is ever printed.
 */
@Mojo(name = "convert", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven injects the parameters
public class ConvertMojo extends TargetMojo {
    /** The file that is read. */
    @Parameter(property = "promfleet.convert.file", required = true)
    private File file;

    /** What the file is: {@code prometheus}, {@code values}, {@code resources} or {@code monitors}. */
    @Parameter(property = "promfleet.convert.from", required = true)
    private String from;

    /** What it becomes: {@code prometheus}, {@code values}, {@code resources}, {@code monitors} or {@code java}. */
    @Parameter(property = "promfleet.convert.to", required = true)
    private String to;

    /** The keys of Secrets that credentials become, each as {@code WHERE=SECRET/KEY}. */
    @Parameter(property = "promfleet.convert.secrets")
    private @Nullable List<String> secrets;

    /** Whether there is a result although it lacks what the target cannot say; that is a warning then. */
    @Parameter(property = "promfleet.convert.partial", defaultValue = "false")
    private boolean partial;

    /** The file that the result is written to, over what it held. Without it, the result is logged. */
    @Parameter(property = "promfleet.convert.output")
    private @Nullable File output;

    /** Instantiated by Maven. */
    public ConvertMojo() {}

    @Override
    void run(PrometheusVersion target) throws MojoExecutionException, MojoFailureException {
        Findings findings = new Findings();
        Language source = language("from", from, Language.SOURCES);
        Language result = language("to", to, Language.RESULTS);
        FileConversion conversion = new FileConversion(target, secrets(), partial, findings);
        Path path = file.toPath();
        Optional<String> text = SourceText.open(file.getPath(), path, findings)
                .flatMap(read -> conversion.convert(read, path.toAbsolutePath().getParent(), source, result));
        List<Finding> found =
                findings.sorted().stream().map(conversion.lines()::concealed).toList();
        for (Finding finding : found) {
            log(
                    finding,
                    finding.location() instanceof FilePosition place
                            ? conversion.lines().at(place)
                            : "");
        }
        failOnErrors(found, "the conversion");
        if (text.isPresent()) {
            write(text.get());
        }
    }

    private void write(String text) throws MojoExecutionException {
        if (output == null) {
            text.lines().forEach(getLog()::info);
            return;
        }
        Path path = output.toPath().toAbsolutePath();
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new MojoExecutionException("`" + path + "` cannot be written: " + e + ".", e);
        }
        getLog().info("Written to " + output + ".");
    }

    private List<SecretMapping> secrets() throws MojoFailureException {
        List<SecretMapping> mappings = new ArrayList<>();
        for (String secret : secrets == null ? List.<String>of() : secrets) {
            try {
                mappings.add(SecretMapping.parse(secret));
            } catch (IllegalArgumentException e) {
                throw new MojoFailureException("promfleet.convert.secrets: " + e.getMessage());
            }
        }
        return mappings;
    }

    private static Language language(String parameter, String word, List<Language> allowed)
            throws MojoFailureException {
        try {
            return Language.named(word, allowed);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("`promfleet.convert." + parameter + "` " + e.getMessage());
        }
    }
}
