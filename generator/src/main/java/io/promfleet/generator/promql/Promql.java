package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Set;

/**
 * Reads expressions as a release of Prometheus does: what that refuses is refused, what it takes is taken. Takes time that grows no
 * faster than the expression.
 *
 * <p>The grammar, from the loosest to the tightest; operators of one line are read from the left, the power from the right:
 *
 * <pre>
 * expression  = operand { operator [ "bool" ] [ matching ] [ fill ] operand }
 * operator    = "or" | "and" "unless" | "==" "!=" "&lt;=" "&lt;" "&gt;=" "&gt;" "&lt;/" "&gt;/" | "+" "-" | "*" "/" "%" "atan2" | "^"
 * matching    = ( "on" | "ignoring" ) labels [ ( "group_left" | "group_right" ) [ labels ] ]
 * operand     = ( "+" | "-" ) operand | primary { range | subquery | "offset" duration | "@" time }
 * primary     = number | text | "(" expression ")" | call | aggregation | selector
 * call        = name "(" [ expression { "," expression } ] ")"
 * aggregation = name [ grouping ] "(" [ expression "," ] expression ")" [ grouping ]
 * grouping    = ( "by" | "without" ) labels
 * selector    = name [ braces ] | braces
 * </pre>
 *
 * <p>A sign binds as strongly as a product. Who may use it: a run makes one for a release, and asks it from any thread.
 */
public final class Promql {
    private final PrometheusVersion version;
    private final Set<PromqlFeature> features;

    /**
     * Expressions for one release.
     *
     * @param version the Prometheus that evaluates them
     * @param features what its {@code --enable-feature} names
     */
    public Promql(PrometheusVersion version, Set<PromqlFeature> features) {
        this.version = version;
        this.features = Set.copyOf(features);
    }

    /**
     * Reads an expression.
     *
     * @param text the expression; {@code expr} of a rule
     * @return the tree
     * @throws PromqlException if that Prometheus refuses it
     */
    public Expression parse(String text) throws PromqlException {
        List<Token> tokens = Lexer.tokens(text, version);
        return new Parser(tokens, version, features).parse();
    }
}
