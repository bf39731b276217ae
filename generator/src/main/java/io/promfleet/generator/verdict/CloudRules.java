package io.promfleet.generator.verdict;

import com.google.re2j.Pattern;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.format.UuidText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules on signing in to clouds: AWS Signature Version 4 and Azure.
 *
 * <p>Source: {@code SigV4Config.Validate} of prometheus/sigv4, {@code AzureADConfig.Validate} in {@code azuread}.
 */
final class CloudRules {
    private static final List<String> AZURE_METHODS =
            List.of("managed_identity", "workload_identity", "oauth", "sdk", "certificate");
    private static final Pattern SCOPE = Pattern.compile("^[\\w\\s:/.\\-]+$");

    private final Judgement judgement;

    CloudRules(Judgement judgement) {
        this.judgement = judgement;
    }

    void checkSigV4(Section client) {
        Section sigv4 = client.section("sigv4");
        if (sigv4 == null) {
            return;
        }
        if (sigv4.isFilled("access_key") != sigv4.isFilled("secret_key")) {
            String written = sigv4.isFilled("access_key") ? "access_key" : "secret_key";
            String missing = sigv4.isFilled("access_key") ? "secret_key" : "access_key";
            judgement.error(
                    ConfigRule.SIGV4_KEYS,
                    sigv4,
                    written,
                    "`" + sigv4.pathOf(written) + "` needs `" + missing + "` beside it.",
                    "Set both or none.");
        }
        if (sigv4.isFilled("external_id") && !sigv4.isFilled("role_arn")) {
            judgement.error(
                    ConfigRule.SIGV4_EXTERNAL_ID,
                    sigv4,
                    "external_id",
                    "`" + sigv4.pathOf("external_id") + "` needs `role_arn` beside it.",
                    "Set `role_arn`, or remove `external_id`.");
        }
    }

    void checkAzureAd(Section client) {
        Section azure = client.section("azuread");
        if (azure == null) {
            return;
        }
        List<String> methods =
                AZURE_METHODS.stream().filter(key -> azure.section(key) != null).toList();
        if (methods.isEmpty()) {
            judgement.error(
                    ConfigRule.AZUREAD_ONE_METHOD,
                    azure.path(),
                    azure.location(),
                    "`" + azure.path() + "` does not say how to sign in.",
                    "Set one of " + Words.listed(AZURE_METHODS) + ".",
                    List.of());
        } else if (methods.size() > 1) {
            judgement.error(
                    ConfigRule.AZUREAD_ONE_METHOD,
                    azure,
                    methods.get(1),
                    "`" + azure.path() + "` must have only one of " + Words.listed(methods) + ".",
                    "Keep one of them.");
        }
        checkUuid(azure.section("managed_identity"), "client_id");
        checkUuid(azure.section("workload_identity"), "client_id");
        checkUuid(azure.section("workload_identity"), "tenant_id");
        checkUuid(azure.section("oauth"), "client_id");
        checkUuid(azure.section("certificate"), "client_id");
        String scope = azure.text("scope");
        if (!scope.isEmpty() && !SCOPE.matcher(scope).find()) {
            judgement.error(
                    ConfigRule.VALUE_FORMAT,
                    azure,
                    "scope",
                    "The scope " + Quoted.of(scope) + " holds characters that no scope has.",
                    "Use letters, digits, white space and `_`, `:`, `/`, `.`, `-`.");
        }
    }

    private void checkUuid(@Nullable Section section, String key) {
        if (section == null || !section.isFilled(key)) {
            return;
        }
        try {
            UuidText.check(section.text(key));
        } catch (Malformed e) {
            judgement.error(ConfigRule.VALUE_FORMAT, section, key, e.getMessage(), e.hint());
        }
    }
}
