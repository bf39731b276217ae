package io.promfleet.dsl;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the line of a definition that called a builder. One call site is one object, however often it is passed. */
final class CallSites {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OWN_PACKAGE = CallSites.class.getPackageName() + ".";
    private final Map<String, @Nullable CallSite[]> byClass = new HashMap<>();

    /** The innermost line outside this package: a helper method of the user's is named, not who called the helper. */
    Location ofCaller() {
        StackFrame frame = WALKER.walk(CallSites::firstForeignFrame);
        return frame == null ? UnknownLocation.UNKNOWN : at(frame.toStackTraceElement());
    }

    /** The innermost line of a failure that is neither ours nor the JDK's. */
    Location ofFailure(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            String module = element.getModuleName();
            boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
            if (!jdk && !element.getClassName().startsWith("io.promfleet.")) {
                return at(element);
            }
        }
        return UnknownLocation.UNKNOWN;
    }

    private Location at(StackTraceElement element) {
        String file = element.getFileName();
        int line = element.getLineNumber();
        if (file == null || line <= 0) {
            return UnknownLocation.UNKNOWN; // compiled without debug information
        }
        String className = element.getClassName();
        @Nullable CallSite[] sites = byClass.get(className);
        if (sites == null || sites.length <= line) {
            int size = Math.max(line + 1, sites == null ? 64 : sites.length * 2);
            sites = sites == null ? new CallSite[size] : Arrays.copyOf(sites, size);
            byClass.put(className, sites);
        }
        CallSite site = sites[line];
        if (site == null) {
            site = new CallSite(className, file, line);
            sites[line] = site;
        }
        return site;
    }

    private static @Nullable StackFrame firstForeignFrame(Stream<StackFrame> frames) {
        return frames.filter(frame -> !frame.getClassName().startsWith(OWN_PACKAGE))
                .findFirst()
                .orElse(null);
    }
}
