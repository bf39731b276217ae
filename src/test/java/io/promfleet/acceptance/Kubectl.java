package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** The real kubectl, with no cluster in its sight. It reads YAML with the readers that Flux and Helm have. */
final class Kubectl {
    private final Path program = ExternalProgram.require("kubectl");
    private final Path directory;

    /**
     * Starts nothing yet.
     *
     * @param directory for its files; empty
     */
    Kubectl(Path directory) throws IOException {
        this.directory = directory;
        Files.createFile(directory.resolve("kubeconfig"));
    }

    /** Builds a kustomization. */
    String kustomize(Path folder) throws IOException, InterruptedException {
        ExternalProgram.Run run = ExternalProgram.run(directory, program.toString(), "kustomize", folder.toString());
        assertThat(run.exitCode()).as("%s%n%s", folder, run.errors()).isZero();
        return run.output();
    }

    /** The objects of a YAML stream, in Java's own values. */
    List<Map<?, ?>> objects(String yaml) throws IOException, InterruptedException {
        Path file = Files.createTempFile(directory, "objects", ".yaml");
        Files.writeString(file, yaml);
        ExternalProgram.Run run = ExternalProgram.run(
                directory,
                program.toString(),
                "--kubeconfig=kubeconfig",
                "label",
                "--local",
                "--filename=" + file,
                "--output=json",
                "read=yes");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        List<Map<?, ?>> objects = new ArrayList<>();
        try (MappingIterator<Map<?, ?>> values =
                JsonMapper.shared().readerFor(Map.class).readValues(run.output())) {
            values.forEachRemaining(objects::add);
        }
        return objects;
    }

    /** The object of a kind and name in what a kustomization builds. */
    Map<?, ?> object(Path folder, String kind, String name) throws IOException, InterruptedException {
        for (Map<?, ?> object : objects(kustomize(folder))) {
            if (kind.equals(object.get("kind")) && name.equals(At.in(object, "metadata", "name"))) {
                return object;
            }
        }
        throw new AssertionError("there is no " + kind + " " + name + " in " + folder);
    }

    /** A YAML document that is no object, such as the values of a chart. */
    Map<?, ?> read(String yaml) throws IOException, InterruptedException {
        StringBuilder object = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: read\nvalues:\n");
        for (String line : yaml.split("\n", -1)) {
            object.append(line.isEmpty() ? "" : "  ").append(line).append('\n');
        }
        return At.map(objects(object.toString()).get(0), "values");
    }
}
