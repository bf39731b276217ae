package io.promfleet.finding;

import org.jspecify.annotations.Nullable;

/**
 * The line of a builder call. Names the class and never the method: compilers name the methods of lambdas differently.
 *
 * @param className the binary name of the outermost class that holds the line, such as {@code acme.AcmeFleet}
 * @param fileName the source file without its folder, such as {@code AcmeFleet.java}
 * @param line the line, counted from 1
 */
public record CallSite(String className, String fileName, int line) implements Location {
    @Override
    public String describe() {
        return className + "(" + fileName + ":" + line + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallSite site
                && line == site.line
                && className.equals(site.className)
                && fileName.equals(site.fileName);
    }

    @Override
    public int hashCode() {
        return className.hashCode() * 31 + line;
    }
}
