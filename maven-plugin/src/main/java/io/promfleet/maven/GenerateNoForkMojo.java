package io.promfleet.maven;

import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Makes the output directory hold exactly what the module's fleets say, as a step of a build that has compiled them. */
@Mojo(
        name = "generate-no-fork",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@Execute(phase = LifecyclePhase.NONE)
public class GenerateNoForkMojo extends GenerateMojo {
    /** Instantiated by Maven. */
    public GenerateNoForkMojo() {}
}
