package io.promfleet.regex;

import io.promfleet.model.PrometheusVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the releases of Go that Prometheus was built with. A build by somebody else, such as that of a
 * Linux distribution, may use another one.
 *
 * @param angleNames whether {@code (?<name>…)} is a group, since Go 1.22
 * @param looseNames whether names of categories are taken in every spelling and by their aliases, since Go 1.25, which
 *     no longer finds scripts with an underscore in their name
 * @param newScripts whether the scripts of Unicode 14 and 15 are known, since Go 1.21
 */
record GoRelease(boolean angleNames, boolean looseNames, boolean newScripts) {
    private static final PrometheusVersion GO_1_21 = PrometheusVersion.of(2, 47);
    private static final PrometheusVersion GO_1_22 = PrometheusVersion.of(2, 51);
    private static final PrometheusVersion GO_1_25 = PrometheusVersion.of(3, 7);
    private static final Set<String> NEW_SCRIPTS =
            Set.of("Cypro_Minoan", "Old_Uyghur", "Tangsa", "Toto", "Vithkuqi", "Kawi", "Nag_Mundari");
    private static final CharSet ASCII = CharSet.range(0, 0x7f);

    static GoRelease of(PrometheusVersion version) {
        return new GoRelease(version.isAtLeast(GO_1_22), version.isAtLeast(GO_1_25), version.isAtLeast(GO_1_21));
    }

    /**
     * The code points of a category or script.
     *
     * @param name its name, without a negation
     * @param everyCase whether upper and lower case are the same
     * @return the set, null if there is none of that name
     */
    @Nullable
    CharSet unicodeClass(String name, boolean everyCase) {
        String spelling = looseNames ? UnicodeTables.canonical(name) : name;
        if (spelling.equals("Any")) {
            return CharSet.ALL;
        }
        if (looseNames && spelling.equals("Assigned")) {
            return UnicodeTables.unassigned().negated();
        }
        if (looseNames && spelling.equals("Ascii")) {
            return everyCase ? UnicodeTables.withEveryCase(ASCII) : ASCII;
        }
        if (looseNames && spelling.equals("Lc")) {
            // Go has no table of the other case for this one category.
            return UnicodeTables.category("LC");
        }
        CharSet set = find(spelling);
        return set == null || !everyCase ? set : UnicodeTables.withEveryCase(set);
    }

    private @Nullable CharSet find(String spelling) {
        if (!looseNames && (spelling.equals("Cn") || spelling.equals("LC"))) {
            return null;
        }
        CharSet category = UnicodeTables.category(spelling);
        if (category != null) {
            return looseNames || !spelling.equals("C") ? category : category.without(UnicodeTables.unassigned());
        }
        CharSet script = !newScripts && NEW_SCRIPTS.contains(spelling) ? null : UnicodeTables.script(spelling);
        return script == null && looseNames ? UnicodeTables.alias(spelling) : script;
    }
}
