package io.promfleet.generator.load;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the one instance of a definition. */
record Instance(String className, Class<?> type, Findings findings, List<Throwable> failures) {

    /** Whether it is for promfleet to instantiate: a class that takes parameters is made by other code. */
    static boolean isPossible(Class<?> type) {
        return constructor(type) != null;
    }

    static Finding notPossible(String className) {
        return LoadRule.NOT_INSTANTIABLE.error(
                "`" + className + "` is not a public class with a public constructor without parameters.",
                "Make the class public, static if it is nested, and give it such a constructor.");
    }

    @Nullable
    FleetDefinition create() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(type.getClassLoader()); // as the user's libraries expect it
        try {
            Constructor<?> constructor = constructor(type);
            if (constructor != null) {
                return (FleetDefinition) constructor.newInstance();
            }
            findings.add(
                    Modifier.isAbstract(type.getModifiers())
                            ? LoadRule.NOT_INSTANTIABLE.error(
                                    "`" + className + "` is abstract.", "Name a class that is not.")
                            : notPossible(className));
        } catch (InvocationTargetException e) {
            failed("constructor", e.getCause());
        } catch (ExceptionInInitializerError e) {
            failed("static initializer", e.getCause());
        } catch (LinkageError e) {
            failures.add(e);
            findings.add(NotLinkable.finding(className, e));
        } catch (InstantiationException | IllegalAccessException e) {
            failed("constructor", e); // neither abstract nor hidden, so this is for nobody else to explain
        } finally {
            thread.setContextClassLoader(before);
        }
        return null;
    }

    private void failed(String where, @Nullable Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        Throwable failure = thrown == null ? new IllegalStateException("unknown cause") : thrown;
        failures.add(failure);
        String message = failure.getMessage();
        findings.add(LoadRule.NOT_INSTANTIABLE.error(
                ownLine(failure),
                "The " + where + " of `" + className + "` failed with `"
                        + failure.getClass().getName() + (message == null ? "" : ": " + message) + "`.",
                "Mend the code at this line; nothing was generated."));
    }

    /** The innermost line of the definition's own class that the failure passed on its way out. */
    private Location ownLine(Throwable failure) {
        for (StackTraceElement element : failure.getStackTrace()) {
            String file = element.getFileName();
            String name = element.getClassName();
            boolean own = name.equals(className) || name.startsWith(className + "$");
            if (own && file != null && element.getLineNumber() > 0) {
                return new CallSite(name, file, element.getLineNumber());
            }
        }
        return UnknownLocation.UNKNOWN;
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return null;
        }
        // A nested class can be reached only if everything around it is public too.
        for (Class<?> c = type; c != null; c = c.getDeclaringClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return null;
            }
        }
        try {
            return type.getConstructor();
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
