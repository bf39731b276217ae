package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Federation;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the hub fetches series from a Prometheus in the source. Labels of the series win over those of the target, for their
 * {@code job} and {@code instance} are the source's. Credentials are those that the hub presents; their Secrets stand there.
 */
public final class FederationBuilder extends ClientBuilder<FederationBuilder> {
    private static final Pattern SELECTOR = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})?|\\{.+\\}");

    private final URI url;
    private final List<String> matches = new ArrayList<>(1);
    private @Nullable Duration scrapeInterval;
    private @Nullable PrometheusStack prometheus;

    FederationBuilder(Declaration parent, URI url, Location declaredAt) {
        super(parent, "federated", null, declaredAt);
        this.url = url;
    }

    /**
     * Fetches further series; {@code match[]}. A series arrives if one selector selects it.
     *
     * @param selector a selector of PromQL, such as {@code {job="shop"}}
     * @return this
     */
    public FederationBuilder match(String selector) {
        saying();
        if (!SELECTOR.matcher(oneLine(selector, "match")).matches()) {
            illegal("match", selector, "is no selector of series", "Write one such as `{job=\"shop\"}`.");
        } else if (matches.contains(selector)) {
            mistake(DefinitionRule.SAID_TWICE, "The selector `" + selector + "` was said before.", "Say it once.");
        } else {
            matches.add(selector);
        }
        return this;
    }

    /**
     * How often the series are fetched. What changes in between is not seen by the hub.
     *
     * @param interval above zero; that of the hub's Prometheus unless said
     * @return this
     */
    public FederationBuilder scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return this;
    }

    /**
     * The Prometheus in the source.
     *
     * @param block says retention, volume, resources and exporters
     * @return this
     */
    public FederationBuilder prometheus(Consumer<PrometheusBuilder> block) {
        PrometheusBuilder builder =
                new PrometheusBuilder(this, "prometheus", recorder().here(), false);
        within(builder, block);
        prometheus = once(prometheus, builder.build(), "prometheus");
        return this;
    }

    FederatedPrometheus build() {
        Federation federation = Federation.builder()
                .url(url)
                .addAllMatches(matches)
                .http(buildClient(Settings.NONE))
                .scrapeInterval(Optional.ofNullable(scrapeInterval))
                .declaredAt(declaredAt())
                .build();
        return new FederatedPrometheus(
                prometheus == null
                        ? new PrometheusBuilder(this, "prometheus", declaredAt(), false).build()
                        : prometheus,
                federation);
    }
}
