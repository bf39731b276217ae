package io.promfleet.relabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cases that Prometheus' own code decides; that all others are decided alike is proven against real servers. */
class RelabellingTest {
    private static final PrometheusVersion OLD = PrometheusVersion.of(2, 42);

    @Test
    void anEmptyResultRemovesTheLabel() {
        assertThat(apply(LabelSet.of("a", "1", "b", "2"), replace("b", "(.*)", "a", "")))
                .contains(LabelSet.of("b", "2"));
    }

    @Test
    void aRuleThatDoesNotMatchChangesNothing() {
        LabelSet labels = LabelSet.of("a", "1");

        assertThat(apply(labels, replace("a", "2", "b", "x"))).containsSame(labels);
    }

    @Test
    void aMissingLabelIsAnEmptyValue() {
        assertThat(apply(LabelSet.EMPTY, replace("a", "", "b", "x"))).contains(LabelSet.of("b", "x"));
    }

    @Test
    void aNameThatIsIllegalOnceExpandedIsPassedOver() {
        Replace rule = replace("a", "(.*)", "${1}", "x");
        LabelSet labels = LabelSet.of("a", "not-legacy");

        assertThat(apply(labels, rule)).contains(LabelSet.of("a", "not-legacy", "not-legacy", "x"));
        assertThat(rules(rule).apply(labels, OLD)).contains(labels);
        assertThat(Relabelling.of(rules(rule), PrometheusVersion.NEWEST, NameValidation.LEGACY)
                        .apply(labels))
                .contains(labels);
        assertThat(Relabelling.of(rules(rule), PrometheusVersion.of(3, 6), NameValidation.LEGACY)
                        .apply(labels))
                .contains(LabelSet.of("a", "not-legacy", "not-legacy", "x"));
    }

    @Test
    void aDotMatchesALineBreakSincePrometheus3() {
        Replace rule = replace("a", "x.y", "b", "1");
        LabelSet labels = LabelSet.of("a", "x\ny");

        assertThat(apply(labels, rule)).contains(LabelSet.of("a", "x\ny", "b", "1"));
        assertThat(rules(rule).apply(labels, PrometheusVersion.of(2, 55))).contains(labels);
    }

    @Test
    void untilPrometheus250AnEmptyResultDeletesTheTargetWithItsReferencesNotFilledIn() {
        Replace rule = replace("a", "(.*)", "${1}", "");
        LabelSet labels = LabelSet.of("a", "b", "b", "1");

        assertThat(rules(rule).apply(labels, PrometheusVersion.of(2, 49))).contains(labels);
        assertThat(rules(rule).apply(labels, PrometheusVersion.of(2, 50))).contains(LabelSet.of("a", "b"));
    }

    @Test
    void ofTwoLabelsThatAreMappedToOneNameTheLaterWins() {
        LabelMap map = labelMap("([ab])x", "y");

        assertThat(apply(LabelSet.of("bx", "b", "ax", "a"), map)).contains(LabelSet.of("bx", "b", "ax", "a", "y", "b"));
    }

    @Test
    void whatWasSetByARuleComesAfterWhatWasThereAndBefore243InOrder() {
        RelabelRules rules = rules(replace("bx", "b", "ax", "a"), labelMap("([ab])x", "y"));
        LabelSet labels = LabelSet.of("bx", "b");

        assertThat(rules.apply(labels)).contains(LabelSet.of("bx", "b", "ax", "a", "y", "a"));
        assertThat(rules.apply(labels, OLD)).contains(LabelSet.of("bx", "b", "ax", "a", "y", "b"));
    }

    @Test
    void labelMapLooksAtTheLabelsAsTheyWereBeforeIt() {
        assertThat(apply(LabelSet.of("a", "1", "aa", "2"), labelMap("(a+)", "a$1")))
                .contains(LabelSet.of("a", "1", "aa", "1", "aaa", "2"));
    }

    @Test
    void labelDropAndLabelKeepGoByTheNames() {
        LabelSet labels = LabelSet.of("a", "1", "ab", "2", "b", "3");

        assertThat(apply(labels, labelDrop("a.?"))).contains(LabelSet.of("b", "3"));
        assertThat(apply(labels, labelKeep("a.?"))).contains(LabelSet.of("a", "1", "ab", "2"));
        assertThat(apply(labels, replace("a", "1", "c", "x"), labelDrop("a|c")))
                .contains(LabelSet.of("ab", "2", "b", "3"));
    }

    @Test
    void hashesAsPrometheusDoes() {
        assertThat(apply(LabelSet.of("a", "10.0.0.1:9100"), hashMod("a", 16)))
                .contains(LabelSet.of("a", "10.0.0.1:9100", "hash", "13"));
        assertThat(apply(LabelSet.EMPTY, hashMod("a", -1))).contains(LabelSet.of("hash", "16825458760271544958"));
    }

    @Test
    void changesTheCaseCharacterByCharacter() {
        Lowercase rule = Lowercase.builder()
                .addSourceLabels("a")
                .targetLabel("a")
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();

        assertThat(apply(LabelSet.of("a", "ΑΣ İ ẞ"), rule)).contains(LabelSet.of("a", "ασ i ß"));
    }

    @Test
    void dropsAndStopsThere() {
        Keep keep = Keep.builder()
                .addSourceLabels("a", "b")
                .separator("-")
                .regex("1-")
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();

        assertThat(apply(LabelSet.of("a", "1"), keep)).contains(LabelSet.of("a", "1"));
        assertThat(apply(LabelSet.of("b", "1"), keep)).isEmpty();
    }

    @Test
    void aRegexThatClosesTheGroupAroundItIsNotAnchored() {
        // What is compiled is ^(?s:a)|(?:b)$.
        assertThat(apply(LabelSet.of("x", "a and more"), replace("x", "a)|(?:b", "y", "1")))
                .contains(LabelSet.of("x", "a and more", "y", "1"));
        assertThat(apply(LabelSet.of("aab", "1"), labelMap("a)|(?:b", "<$0>")))
                .contains(LabelSet.of("aab", "1", "<a>a<b>", "1"));
    }

    @Test
    void saysWhatEveryRuleDid() {
        RelabelTrace trace = Relabelling.of(rules(
                        replace("a", "(.)(.)?", "b", "$1"),
                        replace("a", "y", "c", "1"),
                        labelDrop("a"),
                        keep("b", "no")))
                .trace(LabelSet.of("a", "x", "b", "0"));

        assertThat(trace.after()).isEmpty();
        assertThat(trace).hasToString("""
                {a="x", b="0"}
                  1. replace source_labels=[a] regex="(.)(.)?" target_label="b" replacement="$1"
                     "x" matches $1="x" $2="": b="x" (was "0")
                  2. replace source_labels=[a] regex="y" target_label="c" replacement="1"
                     "x" does not match: nothing changes
                  3. labeldrop regex="a"
                     matches: a is removed
                  4. keep source_labels=[b] regex="no"
                     "x" does not match: dropped
                => dropped""");
    }

    @Test
    void refusesARegexThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Relabelling.of(rules(labelDrop("a**"))))
                .withMessage("The regular expression `a**` is not RE2: invalid nested repetition operator: `**`.");
    }

    private static Optional<LabelSet> apply(LabelSet labels, RelabelRule... rules) {
        Relabelling relabelling = Relabelling.of(rules(rules));
        Optional<LabelSet> applied = relabelling.apply(labels);
        assertThat(relabelling.trace(labels).after()).isEqualTo(applied);
        return applied;
    }

    private static RelabelRules rules(RelabelRule... rules) {
        return new RelabelRules(List.of(rules));
    }

    private static Replace replace(String source, @Nullable String regex, String target, String replacement) {
        return Replace.builder()
                .addSourceLabels(source)
                .regex(Optional.ofNullable(regex))
                .targetLabel(target)
                .replacement(replacement)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static Keep keep(String source, String regex) {
        return Keep.builder()
                .addSourceLabels(source)
                .regex(regex)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static LabelMap labelMap(String regex, String replacement) {
        return LabelMap.builder()
                .regex(regex)
                .replacement(replacement)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static LabelDrop labelDrop(String regex) {
        return LabelDrop.builder()
                .regex(regex)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static LabelKeep labelKeep(String regex) {
        return LabelKeep.builder()
                .regex(regex)
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }

    private static HashMod hashMod(String source, long modulus) {
        return HashMod.builder()
                .addSourceLabels(source)
                .modulus(modulus)
                .targetLabel("hash")
                .declaredAt(UnknownLocation.UNKNOWN)
                .build();
    }
}
