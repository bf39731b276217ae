package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.Federation;
import io.promfleet.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the hub fetches series from a Prometheus in the source. Labels of the series win over those of the target, for their
 * {@code job} and {@code instance} are the source's. Credentials are those that the hub presents; their Secrets stand there.
 *
 * @param <B> the builder itself
 */
public abstract class FederatedSeriesBuilder<B extends FederatedSeriesBuilder<B>> extends ClientBuilder<B> {
    private static final Pattern SELECTOR = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})?|\\{.+\\}");

    private final URI url;
    private final List<String> matches = new ArrayList<>(1);
    private @Nullable Duration scrapeInterval;
    private @Nullable ExpectedSeries expectedSeries;

    FederatedSeriesBuilder(Declaration parent, String call, URI url, Location declaredAt) {
        super(parent, call, null, declaredAt);
        this.url = url;
    }

    /**
     * Fetches further series; {@code match[]}. A series arrives if one selector selects it.
     *
     * @param selector a selector of PromQL, such as {@code {job="shop"}}
     * @return this
     */
    public B match(String selector) {
        saying();
        if (!SELECTOR.matcher(oneLine(selector, "match")).matches()) {
            illegal("match", selector, "is no selector of series", "Write one such as `{job=\"shop\"}`.");
        } else if (matches.contains(selector)) {
            mistake(DefinitionRule.SAID_TWICE, "The selector `" + selector + "` was said before.", "Say it once.");
        } else {
            matches.add(selector);
        }
        return self();
    }

    /**
     * How often the series are fetched. What changes in between is not seen by the hub.
     *
     * @param interval above zero; that of the hub's Prometheus unless said
     * @return this
     */
    public B scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return self();
    }

    /**
     * How many series the selectors are expected to take, which is what the hub stores of them. It changes no file that is applied;
     * the hub's disk and memory are compared with it, and the runbook counts it.
     *
     * @param number a count of series, at least 1; unless said, the hub is taken to store none of them. Below 1 it is an error (PF005)
     * @return this
     */
    public B expectedSeries(long number) {
        expectedSeries = expectedSeries(expectedSeries, number);
        return self();
    }

    final Federation buildFederation() {
        return Federation.builder()
                .url(url)
                .addAllMatches(matches)
                .http(buildClient(Settings.NONE))
                .scrapeInterval(Optional.ofNullable(scrapeInterval))
                .expectedSeries(Optional.ofNullable(expectedSeries))
                .declaredAt(declaredAt())
                .build();
    }
}
