package io.promfleet.testing;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The source of a definition that marks its own mistakes: a line with one ends in {@code // expect: PFnnn}, or the line below
 * it is {@code // expect above: PFnnn}. What has no line is marked anywhere with {@code // expect nowhere: PFnnn}.
 *
 * @param file the source
 */
public record MarkedSource(Path file) {
    private static final Pattern MARK = Pattern.compile("// expect( nowhere| above)?: (PF\\d{3}(?:, PF\\d{3})*)$");
    private static final Pattern MARK_ID = Pattern.compile("PF\\d{3}$");

    /**
     * The sources in a folder, without what is below it.
     *
     * @param folder the folder
     * @return in the order of their names
     */
    public static List<MarkedSource> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .map(MarkedSource::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The name of the class in it.
     *
     * @return without its package
     */
    public String className() {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ".java".length());
    }

    /**
     * What the source says will be found.
     *
     * @return {@code line: id}, with line 0 for nowhere; sorted
     */
    public List<String> marks() {
        List<String> marks = new ArrayList<>();
        List<String> lines = read();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = MARK.matcher(lines.get(i));
            if (matcher.find()) {
                int line = " nowhere".equals(matcher.group(1)) ? 0 : matcher.group(1) == null ? i + 1 : i;
                for (String id : matcher.group(2).split(", ", -1)) {
                    marks.add(mark(line, id));
                }
            } else if (lines.get(i).contains("// expect")) {
                throw new AssertionError("a mark that is none: " + lines.get(i));
            }
        }
        return marks.stream().sorted().toList();
    }

    /**
     * A finding in the form of {@link #marks()}; one in another class is preceded by the name of its file.
     *
     * @param finding what was found
     * @return its mark
     */
    public String mark(Finding finding) {
        if (finding.location() instanceof CallSite site) {
            boolean own = site.className().endsWith("." + className());
            return (own ? "" : site.fileName() + " ") + mark(site.line(), finding.id());
        }
        return mark(0, finding.id());
    }

    /**
     * The identifiers that the source marks.
     *
     * @return one for each mark
     */
    public List<String> ids() {
        return marks().stream()
                .map(mark -> {
                    Matcher id = MARK_ID.matcher(mark);
                    return id.find() ? id.group() : mark;
                })
                .toList();
    }

    @Override
    public String toString() {
        return className();
    }

    private static String mark(int line, String id) {
        return String.format("%4d: %s", line, id);
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
