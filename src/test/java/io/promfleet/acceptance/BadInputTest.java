package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static io.promfleet.dsl.SourceLabels.labels;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.golden.GoldenTrees;
import io.promfleet.golden.MinimalFleet;
import io.promfleet.golden.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users get wrong: each mistake is one clear finding at its line, and the directory is not touched. The line of a
 * finding is the one below the comment {@code expect} with the mistake's name.
 */
class BadInputTest {
    private static final String FILE = "BadInputTest.java";
    private static final Path SOURCE = GoldenTrees.of("..")
            .resolve("src/test/java")
            .resolve(BadInputTest.class.getPackageName().replace('.', '/'))
            .resolve(FILE);

    @TempDir
    Path directory;

    /** A definition, and what is said about it. */
    record Mistake(String name, FleetDefinition definition, String finding) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "no hub", fleet -> fleet.source("production", source -> {}), "PF001 - The fleet has no hub."),
                new Mistake(
                        "two sources with one name",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {});
                            // expect: two sources with one name
                            fleet.source("production", source -> {});
                        },
                        "PF002 # The fleet already has a cluster named `production`."),
                new Mistake(
                        "illegal label name",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: illegal label name
                                source.externalLabel("__dc", "ams");
                            });
                        },
                        "PF108 # The label name `__dc` is reserved by Prometheus."),
                new Mistake(
                        "receiver inside the hub's cluster",
                        fleet -> {
                            fleet.hub("hub", hub -> {
                                // expect: receiver inside the hub's cluster
                                hub.receiver(receiver -> {
                                    receiver.url("http://kube-prometheus-stack-prometheus.monitoring.svc:9090");
                                });
                            });
                            fleet.source("production", source -> {});
                        },
                        "PF007 # The receiver's address `http://kube-prometheus-stack-prometheus.monitoring.svc:9090`"
                                + " is known only inside the hub's cluster."),
                new Mistake(
                        "receiver by the short name of its service",
                        fleet -> {
                            fleet.hub("hub", hub -> {
                                // expect: receiver by the short name of its service
                                hub.receiver(receiver -> {
                                    receiver.url("http://kube-prometheus-stack-prometheus.monitoring:9090");
                                });
                            });
                            fleet.source("production", source -> {});
                        },
                        "PF007 # The receiver's address `http://kube-prometheus-stack-prometheus.monitoring:9090`"
                                + " is known only inside the hub's cluster."),
                new Mistake(
                        "no way to the hub",
                        fleet -> {
                            fleet.hub("hub", hub -> {});
                            // expect: no way to the hub
                            fleet.source("production", source -> {});
                        },
                        "PF007 # The source `production` cannot reach the hub, which has no address outside its own"
                                + " cluster."),
                new Mistake(
                        "a definition that throws",
                        fleet -> {
                            hub(fleet);
                            // expect: a definition that throws
                            throw new IllegalStateException("the inventory is empty");
                        },
                        "PF010 # The definition failed with `java.lang.IllegalStateException: the inventory is empty`."),
                new Mistake(
                        "cluster that leaves the directory",
                        fleet -> {
                            hub(fleet);
                            // expect: cluster that leaves the directory
                            fleet.source("../production", source -> {});
                        },
                        "PF005 # The value `../production` of `name` is no DNS label."),
                new Mistake(
                        "object that leaves",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: object that leaves
                                source.manifest("v1", "../Kind", "name", manifest -> {});
                            });
                        },
                        "PF005 # The value `../Kind` of `kind` is none."),
                new Mistake(
                        "folder that leaves the repository",
                        fleet -> {
                            // expect: folder that leaves the repository
                            fleet.flux(flux -> flux.path("fleet/../.."));
                            hub(fleet);
                        },
                        "PF005 # The value `fleet/../..` of `path` is no folder of the repository."),
                new Mistake(
                        "mistyped chart value",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: mistyped chart value
                                source.value("prometheus.prometheusSpec.retentoin", "6h");
                            });
                        },
                        "PF609 # `prometheus.prometheusSpec.retentoin` is no value of kube-prometheus-stack 88.5.3."),
                new Mistake(
                        "mistyped part of a chart value",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: mistyped part of a chart value
                                source.value("promtheus.prometheusSpec.retention", "6h");
                            });
                        },
                        "PF609 # `promtheus` is no value of kube-prometheus-stack 88.5.3."),
                new Mistake(
                        "queue without shards",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                source.remoteWrite(
                                        // expect: queue without shards
                                        remoteWrite -> remoteWrite.queue(queue -> queue.maxShards(0)));
                            });
                        },
                        "PF005 # The value `0` of `maxShards` is below 1."),
                new Mistake(
                        "negative limit",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                source.scrapeJob("job", job -> {
                                    job.targets("localhost:9100");
                                    // expect: negative limit
                                    job.sampleLimit(-1);
                                });
                            });
                        },
                        "PF005 # The value `-1` of `sampleLimit` is negative."),
                new Mistake(
                        "header of Prometheus",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: header of Prometheus
                                source.remoteWrite(remoteWrite -> remoteWrite.header("Content-Type", "text/plain"));
                            });
                        },
                        "PF305 # The header `Content-Type` is set by Prometheus itself."),
                new Mistake(
                        "hash without a modulus",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                source.remoteWrite(remoteWrite -> remoteWrite.writeRelabel(
                                        // expect: hash without a modulus
                                        rules -> rules.hashMod(labels("pod"), 0, "shard")));
                            });
                        },
                        "PF203 # The modulus `0` is below 1."),
                new Mistake(
                        "illegal name of the fleet",
                        fleet -> {
                            // expect: illegal name of the fleet
                            fleet.name("Foo Bar!");
                            hub(fleet);
                            fleet.source("production", source -> {});
                        },
                        "PF005 # The value `Foo Bar!` of `name` is no DNS label."),
                new Mistake(
                        "no number",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: no number
                                source.value("prometheus.prometheusSpec.retention", Double.NaN);
                            });
                        },
                        "PF005 # The value `NaN` of `prometheus.prometheusSpec.retention` is no number of JSON."),
                new Mistake(
                        "two equal objects",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                source.manifest("v1", "ConfigMap", "twin", manifest -> {});
                                // expect: two equal objects
                                source.manifest("v1", "ConfigMap", "twin", manifest -> {});
                            });
                        },
                        "PF004 # The cluster already has the object `ConfigMap/twin`."),
                new Mistake(
                        "receiver without a scheme",
                        fleet -> {
                            // expect: receiver without a scheme
                            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("prometheus.example.com")));
                            fleet.source("production", source -> {});
                        },
                        "PF005 # The address of `url` is no http or https address."),
                new Mistake(
                        "old chart",
                        fleet -> {
                            // expect: old chart
                            fleet.chart("60.0.0");
                            hub(fleet);
                        },
                        "PF601 # The chart's version `60.0.0` is older than those that promfleet knows, which"
                                + " are `62.0.0` to `88.5.3`."),
                new Mistake(
                        "chart value that would undo the identity",
                        fleet -> {
                            hub(fleet);
                            fleet.source("production", source -> {
                                // expect: chart value that would undo the identity
                                source.value(
                                        "prometheus.prometheusSpec.prometheusExternalLabelName", "origin_prometheus");
                            });
                        },
                        "PF042 # The value `prometheus.prometheusSpec.prometheusExternalLabelName` is set by promfleet"
                                + " from what the definition says elsewhere."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isOneFindingAtItsLineAndChangesNothing(Mistake mistake) {
        Promfleet.generate(new MinimalFleet(), directory, false);
        Map<String, String> before = Trees.contents(directory);

        Run run = Promfleet.generate(mistake.definition(), directory, true);

        assertThat(said(run)).containsExactly(expected(mistake));
        assertThat(run.findings())
                .allSatisfy(finding -> assertThat(finding.hint()).isNotEmpty());
        assertThat(run.result()).isEmpty();
        assertThat(Trees.contents(directory)).isEqualTo(before);
    }

    /** A mistake is no excuse for another one in what the user wrote word by word. */
    @Test
    void aMistypedChartValueIsFoundBesideOtherMistakes() {
        Run run = Promfleet.generate(
                fleet -> {
                    hub(fleet);
                    fleet.source("production", source -> {
                        source.externalLabel("__a", "c");
                        source.value("prometheus.prometheusSpec.storage", "x");
                    });
                },
                directory,
                false);

        assertThat(run.findings()).extracting(Finding::id).containsExactly("PF108", "PF609");
        assertThat(run.findings().get(1).hint()).isEqualTo("Did you mean `storageSpec`?");
    }

    @Test
    void aMistypedChartValueOfTheHubIsNamedAsItWasSaid() {
        Run run = Promfleet.generate(
                fleet -> fleet.hub("hub", hub -> hub.value("prometheus.prometheusSpec.storage", "x")),
                directory,
                false);

        assertThat(run.findings())
                .extracting(Finding::message)
                .containsExactly("`prometheus.prometheusSpec.storage` is no value of kube-prometheus-stack 88.5.3.");
    }

    @Test
    void aNewerChartIsAWarning() {
        Run run = Promfleet.generate(
                fleet -> {
                    fleet.chart("88.10.0");
                    hub(fleet);
                },
                directory,
                false);

        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("PF601");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message())
                    .isEqualTo("The chart's version `88.10.0` is newer than those that promfleet knows, which are"
                            + " `62.0.0` to `88.5.3`, and is judged by the values of `88.5.3`.");
        });
        assertThat(run.result()).isPresent();
    }

    @Test
    void everyMistakeOfADefinitionIsInOneRun() {
        Path output = directory.resolve("new");

        Run run = Promfleet.generate(
                fleet -> {
                    fleet.hub("Hub", hub -> hub.receiver(receiver -> receiver.url("ftp://hub.example.com")));
                    fleet.source("production", source -> {
                        source.externalLabel("__a", "c");
                        source.remoteWrite(target -> target.header("Authorization", "Bearer abc"));
                        source.kubeconfig(secret("UPPER", "value"));
                    });
                },
                output,
                false);

        assertThat(run.findings())
                .extracting(Finding::id)
                .contains("PF005", "PF108", "PF305")
                .hasSizeGreaterThan(4);
        assertThat(run.findings().toString()).doesNotContain("Bearer abc");
        assertThat(output).doesNotExist();
    }

    @Test
    void aDefinitionThatThrowsGivesWhatItThrewToWhoHasToMendIt() {
        IllegalStateException thrown = new IllegalStateException("the inventory is empty");

        Run run = Promfleet.generate(
                fleet -> {
                    throw thrown;
                },
                directory,
                false);

        assertThat(run.failure()).containsSame(thrown);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aSymbolicLinkAsOutputDirectoryIsNotFollowed() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        Run run = Promfleet.generate(new MinimalFleet(), link, true);

        assertThat(said(run)).containsExactly("PF020 - The output directory `" + link + "` is a symbolic link.");
        assertThat(real).isEmptyDirectory();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aLinkInsideTheOutputDirectoryIsNotFollowed() throws IOException {
        Path output = Files.createDirectory(directory.resolve("output"));
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(output.resolve("hub"), elsewhere);

        Run run = Promfleet.generate(new MinimalFleet(), output, true);

        assertThat(run.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.id()).isEqualTo("PF028"));
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(Trees.contents(output).keySet()).containsExactly("/", "hub");
    }

    @Test
    void aFileAsOutputDirectoryStays() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");

        Run run = Promfleet.generate(new MinimalFleet(), file, true);

        assertThat(said(run)).containsExactly("PF021 - The output directory `" + file + "` is no directory.");
        assertThat(file).hasContent("mine");
    }

    /** Below a file no directory can be made, whoever tries: permissions would not stop the user root. */
    @Test
    void anUnwritableOutputDirectoryIsSaidSo() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");
        Path output = file.resolve("output");

        Run run = Promfleet.generate(new MinimalFleet(), output, true);

        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("PF022");
            assertThat(finding.message()).startsWith("`" + output + "` cannot be written to: ");
        });
        assertThat(Trees.contents(directory)).isEqualTo(Map.of("/", "", "file", "mine"));
    }

    @Test
    void aFileEditedByHandIsReportedAndKept() throws IOException {
        Promfleet.generate(new MinimalFleet(), directory, false);
        String path = "hub/monitoring/controllers/kube-prometheus-stack/release.yaml";
        Path release = directory.resolve(path);
        Files.writeString(release, "# mine\n", StandardOpenOption.APPEND);
        Map<String, String> before = Trees.contents(directory);

        Run run = Promfleet.generate(
                fleet -> {
                    new MinimalFleet().define(fleet);
                    fleet.source("staging", source -> {});
                },
                directory,
                false);

        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("PF025");
            assertThat(finding.location()).isEqualTo(new FilePosition(release.toString(), 1, 1));
            assertThat(finding.message()).isEqualTo("`" + path + "` was generated and then edited by hand.");
            assertThat(finding.hint()).contains("--force");
        });
        assertThat(Trees.contents(directory)).isEqualTo(before);
    }

    @Test
    void everyFileEditedByHandIsReportedAsThat() throws IOException {
        Promfleet.generate(new MinimalFleet(), directory, false);
        List<String> paths = List.of(
                "clusters/hub/sources.yaml",
                "clusters/production/cluster.yaml",
                "hub/monitoring/remote-write-configs/README.md");
        for (String path : paths) {
            Files.writeString(directory.resolve(path), "# mine\n", StandardOpenOption.APPEND);
        }

        assertThat(said(Promfleet.generate(new MinimalFleet(), directory, false)))
                .containsExactlyElementsOf(paths.stream()
                        .map(path -> "PF025 - `" + path + "` was generated and then edited by hand.")
                        .toList());
    }

    @Test
    void aTreeWithOtherLineEndsIsReportedFileByFileWithWhatToDoAboutGit() throws IOException {
        Promfleet.generate(new MinimalFleet(), directory, false);
        long files = Trees.contents(directory).keySet().stream()
                .filter(path -> !path.endsWith("/"))
                .count();
        for (String path : Trees.contents(directory).keySet()) {
            if (!path.endsWith("/")) {
                Path file = directory.resolve(path);
                Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
            }
        }

        Run run = Promfleet.generate(new MinimalFleet(), directory, false);

        // The list itself is read as it is.
        assertThat(run.findings())
                .hasSize((int) files - 1)
                .allSatisfy(finding -> assertThat(finding.id() + " " + finding.hint())
                        .startsWith("PF025 ")
                        .contains(".gitattributes"));
    }

    @Test
    void aFleetInTheDirectoryOfAnotherIsRefusedAndTheFilesStay() throws IOException {
        Promfleet.generate(new MinimalFleet(), directory, false);
        Map<String, String> before = Trees.contents(directory);

        Run run = Promfleet.generate(
                fleet -> {
                    fleet.name("other");
                    hub(fleet);
                },
                directory,
                false);

        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("PF039");
            assertThat(finding.message())
                    .isEqualTo("`" + directory + "` holds what was generated for the fleet `metrics-fleet` with the hub"
                            + " `hub`, and this is the fleet `other` with the hub `hub`.");
        });
        assertThat(Trees.contents(directory)).isEqualTo(before);
    }

    private static void hub(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.hub.example.com")));
    }

    private static List<String> said(Run run) {
        List<String> said = new ArrayList<>();
        for (Finding finding : run.findings()) {
            String line = "-";
            if (finding.location() instanceof CallSite site) {
                assertThat(site.fileName()).isEqualTo(FILE);
                line = String.valueOf(site.line());
            }
            said.add(finding.id() + " " + line + " " + finding.message());
        }
        return said;
    }

    /** The finding with the number of the line below its comment. */
    private static String expected(Mistake mistake) {
        List<String> source;
        try {
            source = Files.readAllLines(SOURCE, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String comment = "// expect: " + mistake.name();
        int line = 1;
        while (mistake.finding().contains(" # ")
                && !source.get(Math.max(0, line - 2)).endsWith(comment)) {
            line++;
        }
        return mistake.finding().replace(" # ", " " + line + " ");
    }
}
