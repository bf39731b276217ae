package io.promfleet.generator.load;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads a user's classes and their libraries from the user's class path, and the few packages that both sides speak
 * through from this promfleet: a definition must implement the {@code FleetDefinition} that is called here, although
 * the user's class path has one too. The libraries of promfleet and of whatever runs it stay out of the user's sight.
 */
final class FleetClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    FleetClassLoader(URL[] classPath, ClassLoader own) {
        super(classPath, new Shared(own));
    }

    /** Never from the user's class path: a class missing here means another version, not another place to look. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isShared(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
    }

    private static boolean isShared(String name) {
        return name.startsWith("io.promfleet.dsl.")
                || name.startsWith("io.promfleet.model.")
                || name.startsWith("io.promfleet.finding.")
                || name.startsWith("org.jspecify.annotations.");
    }

    private static final class Shared extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        private final ClassLoader own;

        Shared(ClassLoader own) {
            super(ClassLoader.getPlatformClassLoader());
            this.own = own;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isShared(name)) {
                return own.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
