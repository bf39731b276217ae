package io.promfleet.generator.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Malformed;
import io.promfleet.model.HeaderName;
import io.promfleet.model.NameValidation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each parser takes and refuses; each line was compared with the Go code that it follows. */
class FormatsTest {
    /** A parser, reduced to whether it takes a text. */
    private interface Parser {
        Object parse(String text) throws Malformed;
    }

    private static String outcome(Parser parser, String text) {
        try {
            return String.valueOf(parser.parse(text));
        } catch (Malformed e) {
            assertThat(e.hint()).endsWith(".");
            return e.getMessage();
        }
    }

    private static Parser check(Checker checker) {
        return text -> {
            checker.check(text);
            return "legal";
        };
    }

    private interface Checker {
        void check(String text) throws Malformed;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    0                     | 0
                    0s                    | 0
                    30s                   | 30000000000
                    1h30m                 | 5400000000000
                    1y2w3d4h5m6s7ms       | 33019506007000000
                    292y                  | 9208512000000000000
                    9223372036854ms       | 9223372036854000000
                    ""                    | A duration must not be empty.
                    30                    | `30` is no duration: a number needs a unit.
                    -5m                   | `-5m` is no duration: it cannot be negative.
                    .5s                   | `.5s` is no duration: it takes whole numbers only.
                    1m1h                  | `1m1h` is no duration: each unit may stand once, the largest first.
                    1s1s                  | `1s1s` is no duration: each unit may stand once, the largest first.
                    5min                  | `5min` is no duration: there is no unit `min`.
                    1.5h                  | `1.5h` is no duration: there is no unit `.`.
                    1H                    | `1H` is no duration: there is no unit `H`.
                    293y                  | `293y` is longer than any duration of Prometheus, which end at 292 years.
                    99999999999999999999s | `99999999999999999999s` is longer than any duration of Prometheus, which end at 292 years.
                    """)
    void durations(String text, String expected) {
        assertThat(outcome(DurationText::nanoseconds, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0s",
        "30000000000,30s",
        "5400000000000,1h30m",
        "604800000000000,1w",
        "694800000000000,8d1h",
        "1500000000,1s500ms"
    })
    void durationsArePrintedAsPrometheusPrintsThem(long nanoseconds, String text) {
        assertThat(DurationText.of(nanoseconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    0            | 0
                    -0           | 0
                    512MB        | 536870912
                    512MiB       | 536870912
                    1.5GiB       | 1610612736
                    1GB512MB     | 1610612736
                    .5KB         | 512
                    1.B          | 1
                    -1KB         | -1024
                    8EiB         | -9223372036854775808
                    ""           | A size must not be empty.
                    1GiB512MB    | `1GiB512MB` is no size: `MB` is no unit that fits here.
                    100          | `100` is no size: a number needs a unit.
                    10kB         | `10kB` is no size: `kB` is no unit, because the `K` is a capital.
                    10Mb         | `10Mb` is no size: `Mb` is no unit that fits here.
                    9EiB         | `9EiB` is more than any size of Prometheus.
                    MB           | `MB` is no size: it must start with a digit.
                    9223372036854775807B | `9223372036854775807B` has more digits than a size can have.
                    """)
    void sizes(String text, String expected) {
        assertThat(outcome(SizeText::bytes, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    https://user:secret@example.com:9090/a?b#c | UrlText[scheme=https, host=example.com:9090, user=true, isEmpty=false]
                    mimir:9009             | UrlText[scheme=mimir, host=, user=false, isEmpty=false]
                    localhost              | UrlText[scheme=, host=, user=false, isEmpty=false]
                    ""                     | UrlText[scheme=, host=, user=false, isEmpty=true]
                    HTTP://[::1]:80        | UrlText[scheme=http, host=[::1]:80, user=false, isEmpty=false]
                    http://a:b:80          | UrlText[scheme=http, host=a:b:80, user=false, isEmpty=false]
                    1.2.3.4:9090           | The address `1.2.3.4:9090` has a colon in its first part, but no scheme.
                    ://example.com         | The address `://example.com` has no scheme before its colon.
                    http://example.com:x   | The host `example.com:x` is malformed: `:x` is no port.
                    http://exa mple.com    | The host `exa mple.com` is malformed: ` ` cannot stand in it.
                    http://[::1            | The host `[::1` is malformed: it lacks `]`.
                    http://[example.com]   | The host `[example.com]` is malformed: only an IPv6 address may stand in brackets.
                    http://a/%zz           | The address `http://a/%zz` has a `%` without two hexadecimal digits.
                    http://u:se%ret@a/%zz  | The part of the address before `@` holds characters that it cannot hold.
                    http://u:secret@a/%zz  | The address `…@a/%zz` has a `%` without two hexadecimal digits.
                    """)
    void addresses(String text, String expected) {
        assertThat(outcome(url -> UrlText.parse(url, true), text)).isEqualTo(expected);
    }

    @Test
    void olderReleasesTakeAnyHostInBrackets() throws Malformed {
        assertThat(UrlText.parse("http://[example.com]", false).host()).isEqualTo("[example.com]");
        assertThat(outcome(url -> UrlText.parse(url, false), "http://a\u0001b"))
                .isEqualTo("An address must not hold control characters.");
    }

    @ParameterizedTest
    @CsvSource({
        "job, true, true, true",
        "_a1, true, true, true",
        "a:b, false, true, true",
        "1a, false, false, true",
        "a-b, false, false, true",
        "ä, false, false, true",
        "'', false, false, false",
    })
    void names(String name, boolean legacyLabel, boolean legacyMetric, boolean utf8) {
        assertThat(NameValidation.LEGACY.isLabelName(name)).isEqualTo(legacyLabel);
        assertThat(NameValidation.LEGACY.isMetricName(name)).isEqualTo(legacyMetric);
        assertThat(NameValidation.UTF8.isLabelName(name)).isEqualTo(utf8);
        assertThat(NameValidation.UTF8.isMetricName(name)).isEqualTo(utf8);
    }

    @Test
    void halfASurrogatePairIsNoName() {
        assertThat(NameValidation.UTF8.isLabelName("a\uD83D")).isFalse();
        assertThat(NameValidation.UTF8.isLabelName("a\uD83D\uDE00")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123e4567-e89b-12d3-a456-426614174000",
                "123E4567E89B12D3A456426614174000",
                "{123e4567-e89b-12d3-a456-426614174000}",
                "urn:UUID:123e4567-e89b-12d3-a456-426614174000",
            })
    void uuidsHaveFourForms(String text) {
        assertThat(outcome(check(UuidText::check), text)).isEqualTo("legal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123e4567-e89b-12d3-a456-42661417400",
                "123e4567-e89b-12d3-a456-42661417400g",
                "123e4567xe89b-12d3-a456-426614174000"
            })
    void anythingElseIsNoUuid(String text) {
        assertThat(outcome(check(UuidText::check), text)).isEqualTo("`" + text + "` is no UUID.");
    }

    @Test
    void starsStandInTheLastPartOfAPath() {
        for (String path : List.of("", "rules.yml", "rules/*.yml", "rules/a*b*", "/abs/*")) {
            assertThat(outcome(check(PathPattern::check), path)).isEqualTo("legal");
        }
        assertThat(outcome(check(PathPattern::check), "*/rules.yml"))
                .isEqualTo("The path `*/rules.yml` has a `*` in a folder's name.");
        assertThat(outcome(check(PathPattern::checkDiscovery), "targets/*.json"))
                .isEqualTo("legal");
        assertThat(outcome(check(PathPattern::checkDiscovery), "targets/*.Json"))
                .isEqualTo("The path `targets/*.Json` does not end in `.json`, `.yml` or `.yaml`.");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, true, true",
        "x-amz-DATE, true, true",
        "X-Prometheus-Scrape-Timeout-Seconds, false, true",
        "X-Scope-OrgID, false, false",
        "'Host ', false, false",
    })
    void someHeadersAreReserved(String name, boolean remote, boolean clients) {
        assertThat(HeaderName.isReservedForRemote(name)).isEqualTo(remote);
        assertThat(HeaderName.isReservedForClients(name)).isEqualTo(clients);
    }
}
