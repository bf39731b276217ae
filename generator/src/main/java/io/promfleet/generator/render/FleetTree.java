package io.promfleet.generator.render;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.ManifestTree;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.List;

/** All files of a fleet. */
public final class FleetTree implements ManifestTree {
    private final Fleet fleet;
    private final String definitionName;
    private final Findings findings;

    /**
     * The files of a fleet.
     *
     * @param fleet the fleet, with no error found in it
     * @param definitionName the class that said it, for the head of each file
     * @param findings takes what only shows when documents are made, such as a chart value that contradicts the definition
     */
    public FleetTree(Fleet fleet, String definitionName, Findings findings) {
        this.fleet = fleet;
        this.definitionName = definitionName;
        this.findings = findings;
    }

    /**
     * The files that name the version of the chart, the one that decides first.
     *
     * @param fleet the fleet; its names may be illegal
     * @return their paths; none for names that make no path
     */
    public static List<ManifestPath> filesWithTheChartsVersion(Fleet fleet) {
        try {
            Paths paths = new Paths(fleet);
            return List.of(paths.hubStack("repository.yaml"), paths.hubStack("release.yaml"));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    @Override
    public void forEach(Visitor visitor) {
        Rendering rendering = new Rendering(fleet, definitionName, findings);
        // First, because it is the longest file, and each file that follows leaves its name in memory.
        visitor.visit(new Runbook(rendering).render());
        new HubRenderer(rendering).render(visitor::visit);
        new ClustersRenderer(rendering).render(visitor::visit);
        SourceRenderer sources = new SourceRenderer(rendering);
        SourcePage pages = new SourcePage(rendering);
        for (Source source : fleet.sources()) {
            visitor.visit(pages.render(source));
            sources.renderCluster(source, visitor::visit);
        }
    }
}
