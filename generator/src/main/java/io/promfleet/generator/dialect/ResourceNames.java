package io.promfleet.generator.dialect;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of Kubernetes objects that jobs become. */
public final class ResourceNames {
    private static final int LONGEST = 200;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");

    private ResourceNames() {}

    /**
     * The name of a job as Kubernetes takes it. Different jobs can have the same.
     *
     * @param job the job's name
     * @return lower-case letters, digits and dashes; {@code job} where nothing else is left
     */
    public static String of(String job) {
        String dashed = OTHERS.matcher(job.toLowerCase(Locale.ROOT)).replaceAll("-");
        String plain = EDGES.matcher(dashed).replaceAll("");
        if (plain.length() > LONGEST) {
            plain = EDGES.matcher(plain.substring(0, LONGEST)).replaceAll("");
        }
        return plain.isEmpty() ? "job" : plain;
    }
}
