package io.promfleet.generator.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What components are called after: an identifier for each job, made of its name and of nothing else. */
final class ComponentNames {
    private final Map<String, String> byJob = new HashMap<>();

    /**
     * Names for some jobs.
     *
     * @param jobs their names, each once
     * @param taken what no job's components may be called
     */
    ComponentNames(List<String> jobs, List<String> taken) {
        Map<String, Integer> counts = new HashMap<>();
        taken.forEach(name -> counts.merge(name, 1, Integer::sum));
        jobs.forEach(job -> counts.merge(plain(job), 1, Integer::sum));
        for (String job : jobs) {
            String plain = plain(job);
            // Where two names come to one, both get what tells them apart, so that neither depends on the order.
            byJob.put(job, counts.getOrDefault(plain, 0) > 1 ? plain + "_" + hash(job) : plain);
        }
    }

    String of(String job) {
        return byJob.getOrDefault(job, plain(job));
    }

    /** The name of a further component of a job, which no job's own is called. */
    String further(String name, int number) {
        StringBuilder further = new StringBuilder(name).append('_').append(number);
        while (byJob.containsValue(further.toString())) {
            further.append('_');
        }
        return further.toString();
    }

    private static String plain(String job) {
        StringBuilder name = new StringBuilder(job.length());
        for (int i = 0; i < job.length(); i++) {
            char c = job.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (digit && i == 0) {
                name.append('_');
            }
            name.append(letter || digit ? c : '_');
        }
        return name.toString();
    }

    private static String hash(String job) {
        return String.format(Locale.ROOT, "%08x", job.hashCode());
    }
}
