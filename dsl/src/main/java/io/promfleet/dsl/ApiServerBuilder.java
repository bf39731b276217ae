package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ApiCredentials;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.SecretKey;
import io.promfleet.model.ServiceAccountToken;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the hub finds and scrapes targets of a source through its API server. Two accounts stand in the source, one that may
 * look and one that may scrape; their tokens stand in Secrets on the hub.
 *
 * @param <B> the builder itself
 */
public abstract class ApiServerBuilder<B extends ApiServerBuilder<B>> extends Declaration {
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final String source;
    private final URI apiServer;
    private final Set<String> reachableJobs = new LinkedHashSet<>();
    private @Nullable String serverName;
    private @Nullable ApiCredentials discovery;
    private @Nullable ApiCredentials scraping;
    private @Nullable ServiceAccountToken tokens;
    private @Nullable Boolean reachable;
    private @Nullable Duration scrapeInterval;

    ApiServerBuilder(Declaration parent, String call, String source, URI apiServer, Location declaredAt) {
        super(parent.recorder(), parent, call, null, declaredAt);
        this.source = source;
        this.apiServer = apiServer;
    }

    /**
     * The name that the API server's certificate must carry; {@code tls_config.server_name}. For an address, such as that of a
     * tunnel, that is not in it.
     *
     * @param name for instance {@code kubernetes.default.svc}; the address' host unless said
     * @return this
     */
    public B serverName(String name) {
        serverName = once(serverName, dnsName(name, "serverName"), "serverName");
        return self();
    }

    /**
     * Where the hub finds what discovery shows to the API server, and the authority that it checks the server by.
     *
     * @param token the token of the account {@code hub-discovery}; key {@code token} of the Secret {@code <source>-discovery}
     *     unless said
     * @param ca the certificate authority; key {@code ca.crt} of the same Secret unless said
     * @return this
     */
    public B discovery(CredentialPlace token, CredentialPlace ca) {
        discovery = once(discovery, credentials(token, ca), "discovery");
        return self();
    }

    /**
     * Where the hub finds what scrapes show to the API server and to kubelets, and the authority that it checks the server by.
     *
     * @param token the token of the account {@code hub-scraping}; key {@code token} of the Secret {@code <source>-scraping}
     *     unless said
     * @param ca the certificate authority; key {@code ca.crt} of the same Secret unless said
     * @return this
     */
    public B scraping(CredentialPlace token, CredentialPlace ca) {
        scraping = once(scraping, credentials(token, ca), "scraping");
        return self();
    }

    /**
     * Says that the tokens expire, and who replaces them. Unless said, Kubernetes keeps tokens that never expire in two Secrets
     * of the source.
     *
     * @param lifetime how long a token is good; at least ten minutes
     * @param replacedBy who or what puts the next token into the Secret on the hub, for the runbook
     * @return this
     */
    public B rotatedTokens(Duration lifetime, String replacedBy) {
        if (lifetime.compareTo(SHORTEST) < 0) {
            illegal(
                    "rotatedTokens",
                    lifetime.toString(),
                    "is shorter than Kubernetes allows",
                    "Give ten minutes or more.");
        }
        ServiceAccountToken rotated = new ServiceAccountToken.Rotated(
                duration(lifetime, "rotatedTokens"), oneLine(replacedBy, "rotatedTokens"));
        tokens = once(tokens, rotated, "rotatedTokens");
        return self();
    }

    /**
     * Says that the hub reaches pods, services and nodes of the source by their own addresses, as it does where networks are
     * joined. Scrapes then do not go through the API server, and the account for them may read metrics of kubelets alone.
     *
     * @return this
     */
    public B reachable() {
        reachable = once(reachable, true, "reachable");
        return self();
    }

    /**
     * Says that the hub reaches the targets of some jobs by their own addresses, such as targets outside of Kubernetes, while
     * all others are scraped through the API server.
     *
     * @param jobs names of scrape jobs of the source
     * @return this
     */
    public B reachable(String... jobs) {
        saying();
        for (String job : jobs) {
            if (!reachableJobs.add(notBlank(job, "reachable"))) {
                mistake(DefinitionRule.SAID_TWICE, "The job `" + job + "` was said before.", "Say it once.");
            }
        }
        return self();
    }

    /**
     * How often targets are scraped that do not say so themselves.
     *
     * @param interval above zero; that of the hub's Prometheus unless said
     * @return this
     */
    public B scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return self();
    }

    private ApiCredentials credentials(CredentialPlace token, CredentialPlace ca) {
        return new ApiCredentials(Secrets.checked(this, token), Secrets.certificate(this, ca));
    }

    private ApiCredentials ofSecret(String purpose) {
        String secret = source + "-" + purpose;
        return new ApiCredentials(new SecretKey(secret, "token"), new SecretKey(secret, "ca.crt"));
    }

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }

    final ScrapedByHub build(
            List<ScrapeJob> own, List<ScrapeJob> monitors, boolean nodeExporter, boolean kubeStateMetrics) {
        for (String job : reachableJobs) {
            if (Stream.concat(own.stream(), monitors.stream())
                    .noneMatch(said -> said.name().equals(job))) {
                mistakeInDeclaration(
                        DefinitionRule.ILLEGAL_VALUE,
                        "The value `" + job + "` of `reachable` is no job of the source.",
                        "Name a job that the source says, or leave it out.");
            }
        }
        return ScrapedByHub.builder()
                .apiServer(apiServer)
                .serverName(Optional.ofNullable(serverName))
                .discovery(discovery == null ? ofSecret("discovery") : discovery)
                .scraping(scraping == null ? ofSecret("scraping") : scraping)
                .tokens(tokens == null ? new ServiceAccountToken.LongLived() : tokens)
                .reachable(reachable != null)
                .addAllReachableJobs(reachableJobs)
                .scrapeInterval(Optional.ofNullable(scrapeInterval))
                .nodeExporter(nodeExporter)
                .kubeStateMetrics(kubeStateMetrics)
                .addAllMonitors(monitors)
                .declaredAt(declaredAt())
                .build();
    }
}
