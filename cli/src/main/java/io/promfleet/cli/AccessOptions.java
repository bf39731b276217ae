package io.promfleet.cli;

import io.promfleet.verify.GivenAccess;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** How the hub is reached. Secrets are in files or in the environment: what is typed, every user of the machine can read. */
final class AccessOptions {
    private static final String TOKEN = "--token-file";
    private static final String USER = "--user";
    private static final String PASSWORD = "--password-file";
    private static final String CA = "--ca-file";
    private static final String CERT = "--cert-file";
    private static final String KEY = "--key-file";

    private AccessOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(file(TOKEN, "A file with a bearer token for the hub; or PROMFLEET_HUB_TOKEN or _TOKEN_FILE."));
        spec.addOption(OptionSpec.builder(USER)
                .paramLabel("NAME")
                .type(String.class)
                .description("The user for basic authentication at the hub; or PROMFLEET_HUB_USER.")
                .build());
        spec.addOption(file(PASSWORD, "A file with the user's password; or PROMFLEET_HUB_PASSWORD or _PASSWORD_FILE."));
        spec.addOption(file(
                CA,
                "The authorities that the hub's certificate may come from, in PEM; or PROMFLEET_HUB_CA or _CA_FILE."));
        spec.addOption(file(CERT, "A client certificate for the hub, in PEM; or PROMFLEET_HUB_CERT or _CERT_FILE."));
        spec.addOption(file(KEY, "Its private key, in PEM; or PROMFLEET_HUB_KEY or _KEY_FILE."));
    }

    private static OptionSpec file(String option, String description) {
        return OptionSpec.builder(option)
                .paramLabel("FILE")
                .type(Path.class)
                .converters(typed -> PathArgument.of("The value `" + typed + "` of `" + option + "`", typed))
                .description(description)
                .build();
    }

    static GivenAccess of(ParseResult typed) {
        return new GivenAccess(
                path(typed, TOKEN),
                Optional.ofNullable(typed.matchedOptionValue(USER, null)),
                path(typed, PASSWORD),
                path(typed, CA),
                path(typed, CERT),
                path(typed, KEY));
    }

    private static Optional<Path> path(ParseResult typed, String option) {
        return Optional.ofNullable(typed.matchedOptionValue(option, null));
    }
}
