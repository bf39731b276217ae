package io.promfleet.generator.definition;

import io.promfleet.dsl.SecretKeys;
import io.promfleet.dsl.SourceLabels;
import io.promfleet.generator.format.QuotedText;
import io.promfleet.model.ByteSize;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.SecretKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value, and the Java that says it.
 *
 * @param value the value
 * @param source an expression
 * @param imports what it needs, as it stands between {@code import} and the semicolon
 */
record Literal(Object value, String source, List<String> imports) implements Argument {
    private static final long MEBI = 1024L * 1024;
    private static final long GIBI = 1024 * MEBI;
    // What a class file can hold of one text is 65,535 bytes, and a letter takes three at most.
    private static final int LONGEST_TEXT = 20_000;
    /** The most texts that stand one by one. */
    static final int LONGEST_LIST = 500;

    Literal {
        imports = List.copyOf(imports);
    }

    static Literal of(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return new Literal(text, quoted(text), List.of());
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += LONGEST_TEXT) {
            parts.add(quoted(text.substring(i, Math.min(text.length(), i + LONGEST_TEXT))));
        }
        return new Literal(text, "String.join(\"\", " + String.join(", ", parts) + ")", List.of());
    }

    static Literal of(long number) {
        boolean isInt = number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE;
        return new Literal(number, isInt ? Long.toString(number) : number + "L", List.of());
    }

    static Literal of(double number) {
        return new Literal(number, Double.toString(number), List.of());
    }

    static Literal of(boolean choice) {
        return new Literal(choice, Boolean.toString(choice), List.of());
    }

    static Literal of(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        Class<?> outer = type.getEnclosingClass();
        String name = outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
        return new Literal(constant, name + "." + constant.name(), List.of((outer == null ? type : outer).getName()));
    }

    static Literal of(Duration time) {
        String source;
        if (time.toNanosPart() % 1_000_000 != 0) {
            source = "ofNanos(" + of(time.toNanos()).source;
        } else if (time.toMillisPart() != 0) {
            source = "ofMillis(" + of(time.toMillis()).source;
        } else if (time.toSecondsPart() != 0 || time.isZero()) {
            source = "ofSeconds(" + of(time.toSeconds()).source;
        } else if (time.toMinutesPart() != 0) {
            source = "ofMinutes(" + of(time.toMinutes()).source;
        } else if (time.toHoursPart() != 0) {
            source = "ofHours(" + of(time.toHours()).source;
        } else {
            source = "ofDays(" + of(time.toDays()).source;
        }
        return new Literal(time, "Duration." + source + ")", List.of(Duration.class.getName()));
    }

    static Literal of(ByteSize size) {
        long bytes = size.bytes();
        String source = bytes > 0 && bytes % GIBI == 0
                ? "ByteSize.gibibytes(" + of(bytes / GIBI).source + ")"
                : bytes > 0 && bytes % MEBI == 0
                        ? "ByteSize.mebibytes(" + of(bytes / MEBI).source + ")"
                        : "new ByteSize(" + of(bytes).source + ")";
        return new Literal(size, source, List.of(ByteSize.class.getName()));
    }

    static Literal of(CredentialPlace place) {
        if (place instanceof SecretKey secret) {
            return place(place, "secret", secret.secret(), secret.key());
        }
        return place instanceof ConfigMapKey configMap
                ? place(place, "configMap", configMap.configMap(), configMap.key())
                : place(place, "file", ((CredentialFile) place).path());
    }

    /** Names of labels, whose values a rule joins. */
    static Literal of(List<String> names, Optional<String> separator) {
        SourceLabels labels = SourceLabels.labels(names.toArray(String[]::new));
        String source = "labels(" + list(names, Literal::quoted) + ")";
        return new Literal(
                separator.map(labels::separatedBy).orElse(labels),
                separator
                        .map(text -> source + ".separatedBy(" + of(text).source + ")")
                        .orElse(source),
                List.of("static " + SourceLabels.class.getName() + ".labels"));
    }

    /** A list; a long one as one text, since each element is some bytes of a method's code. */
    static Literal of(List<String> texts) {
        if (texts.size() > LONGEST_LIST && texts.stream().noneMatch(Literal::isDivided)) {
            return new Literal(
                    texts,
                    "List.of(" + of(String.join(" ", texts)).source + ".split(\" \"))",
                    List.of(List.class.getName()));
        }
        return new Literal(
                texts, "List.of(" + list(texts, text -> of(text).source) + ")", List.of(List.class.getName()));
    }

    private static boolean isDivided(String text) {
        return text.isEmpty() || text.indexOf(' ') >= 0;
    }

    private static Literal place(CredentialPlace place, String method, String... parts) {
        return new Literal(
                place,
                method + "(" + list(List.of(parts), Literal::quoted) + ")",
                List.of("static " + SecretKeys.class.getName() + "." + method));
    }

    private static String list(List<String> texts, Function<String, String> form) {
        return String.join(", ", texts.stream().map(form).toList());
    }

    private static String quoted(String text) {
        return QuotedText.of(text, Literal::isUnclear);
    }

    /** What cannot be seen, or turns the line around it, would make the class say something else than one reads. */
    private static boolean isUnclear(int c) {
        return c < ' ' || (c > '~' && !Character.isLetterOrDigit(c));
    }
}
