package io.promfleet.dsl;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import java.lang.StackWalker.StackFrame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the line of a definition that called a builder. One call site is one object, however often it is passed. */
final class CallSites {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final String DEFINITION = Definition.class.getName();
    private final Map<String, SourceClass> classes = new HashMap<>();

    // Whether to stop at a frame of a class; its name says it, but asking a name for every frame costs more than the
    // walk.
    private final Map<Class<?>, Boolean> stops = new HashMap<>();
    private @Nullable Class<?> lastStop;
    private final Function<Stream<StackFrame>, @Nullable StackFrame> firstForeignFrame = this::firstForeignFrame;

    /**
     * The innermost line of the definition's own code: a helper method of the user's is named, not who called the helper,
     * and a collection that is handed a method reference is not named at all.
     */
    Location ofCaller() {
        StackFrame frame = WALKER.walk(firstForeignFrame);
        // Past the frame that runs the definition comes promfleet's caller, whose line says nothing about the fleet.
        return frame == null || frame.getClassName().equals(DEFINITION)
                ? UnknownLocation.UNKNOWN
                : at(frame.toStackTraceElement());
    }

    /** The innermost line of the definition's own code that a failure passed on its way out. */
    Location ofFailure(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            String className = element.getClassName();
            if (className.equals(DEFINITION)) {
                break;
            }
            if (isForeign(className)) {
                return at(element);
            }
        }
        return UnknownLocation.UNKNOWN;
    }

    /** The builder's method in which a failure began that the definition's own code only called; null if it was not so. */
    static @Nullable String failedCall(Throwable failure) {
        StackTraceElement last = null;
        for (StackTraceElement element : failure.getStackTrace()) {
            String className = element.getClassName();
            if (className.equals(DEFINITION)) {
                break;
            }
            if (isForeign(className)) {
                return last == null ? null : last.getMethodName();
            }
            if (isOwn(className)) {
                last = element;
            }
        }
        return null;
    }

    private Location at(StackTraceElement element) {
        String file = element.getFileName();
        int line = element.getLineNumber();
        if (file == null || line <= 0) {
            return UnknownLocation.UNKNOWN; // compiled without debug information
        }
        String className = element.getClassName();
        SourceClass known = classes.get(className);
        if (known == null) {
            known = new SourceClass(outermost(className), file);
            classes.put(className, known);
        }
        return known.at(line);
    }

    private @Nullable StackFrame firstForeignFrame(Stream<StackFrame> frames) {
        // No filter: a pipeline of its own costs every builder call more than looking at the frames does.
        Iterator<StackFrame> each = frames.iterator();
        while (each.hasNext()) {
            StackFrame frame = each.next();
            Class<?> declaring = frame.getDeclaringClass();
            // The two innermost frames are always these; the next line is nearly always one of the last one's class.
            if (declaring == CallSites.class || declaring == Recorder.class) {
                continue;
            }
            if (declaring == lastStop || stops.computeIfAbsent(declaring, CallSites::isStop)) {
                lastStop = declaring;
                return frame;
            }
        }
        return null;
    }

    private static boolean isStop(Class<?> declaring) {
        return isForeign(declaring.getName()) || declaring == Definition.class;
    }

    private static boolean isForeign(String className) {
        return !isOwn(className)
                && !className.startsWith("java.")
                && !className.startsWith("jdk.")
                && !className.startsWith("sun.");
    }

    private static boolean isOwn(String className) {
        return className.startsWith("io.promfleet.dsl.") || className.startsWith("io.promfleet.model.");
    }

    /** Compilers number anonymous classes as they like; the class around them is what the file is about. */
    private static String outermost(String className) {
        int simpleName = className.lastIndexOf('.') + 1;
        int nested = className.indexOf('$', simpleName + 1);
        return nested < 0 ? className : className.substring(0, nested);
    }

    /** The lines of one class that were named so far. */
    private static final class SourceClass {
        private final String name;
        private final String file;
        private @Nullable CallSite[] lines = new CallSite[64];

        SourceClass(String name, String file) {
            this.name = name;
            this.file = file;
        }

        CallSite at(int line) {
            if (lines.length <= line) {
                lines = Arrays.copyOf(lines, Math.max(line + 1, lines.length * 2));
            }
            CallSite site = lines[line];
            if (site == null) {
                site = new CallSite(name, file, line);
                lines[line] = site;
            }
            return site;
        }
    }
}
