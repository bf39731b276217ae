package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    /** Between back quotes a backslash is one, and only a bar would end the cell. */
    @Test
    void showsCodeAsItIs() {
        assertThat(Markdown.code("a\\b")).isEqualTo("`a\\b`");
        assertThat(Markdown.code("a|b")).isEqualTo("`a\\|b`");
        assertThat(Markdown.code("a\nb")).isEqualTo("`a b`");
        // What no back quotes can hold in a table.
        assertThat(Markdown.code("a\\|b")).isEqualTo("<code>a&#92;&#124;b</code>");
        assertThat(Markdown.code("`<_>`")).isEqualTo("<code>&#96;&lt;&#95;>&#96;</code>");
        assertThat(Markdown.code("")).isEqualTo("<code></code>");
    }

    @Test
    void letsNoTextEndItsCell() {
        assertThat(Markdown.plain("a|b\\c\nd")).isEqualTo("a\\|b\\\\c d");
    }
}
