package io.promfleet.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    ""                                   | legal
                    metadata.name=a,status.phase!=Failed | legal
                    a=b\\,c                              | legal
                    =b                                   | legal
                    a                                    | The field selector `a` has no `=` in `a`.
                    a=b=c                                | The field selector `a=b=c` has `=` inside a value.
                    a=\\b                                | The field selector `a=\\b` has a backslash that escapes nothing.
                    """)
    void fieldSelectors(String text, String expected) {
        assertThat(outcome(FieldSelector::check, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                    ""                          | legal
                    app=shop,tier in (a, b),!c  | legal
                    a notin (),b==,c            | legal
                    in in (in)                  | legal
                    a>5                         | legal
                    example.com/app=x           | legal
                    a>b                         | The label selector `a>b` has `b` where it needs a whole number behind `>`.
                    a in b                      | The label selector `a in b` has `b` where it needs `(`.
                    a,                          | The label selector `a,` ends where it needs a label behind `,`.
                    -a                          | The label selector `-a` names `-a`, which no label of Kubernetes is called.
                    a=b/c                       | The label selector `a=b/c` has `b/c`, which no label of Kubernetes holds.
                    """)
    void labelSelectors(String text, String expected) {
        assertThat(outcome(LabelSelector::check, text)).isEqualTo(expected);
    }

    private interface Check {
        void check(String text) throws Malformed;
    }

    private static String outcome(Check check, String text) {
        try {
            check.check(text);
            return "legal";
        } catch (Malformed e) {
            return e.getMessage();
        }
    }
}
