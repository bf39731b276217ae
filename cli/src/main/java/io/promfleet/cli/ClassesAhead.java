package io.promfleet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Loads the classes that a command about fleets is going to need on a second processor while the first reads the command line. Loading is most
 * of a cold start. No class is initialized here, so this thread holds no lock that the run could wait for in a circle, and
 * nothing depends on it: a name that is wrong or missing costs the time that it would have saved.
 */
final class ClassesAhead implements Runnable {
    private static final String NAMES = "classes-ahead.txt";

    private ClassesAhead() {}

    static void load() {
        Thread thread = new Thread(new ClassesAhead(), "promfleet-classes-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        ClassLoader loader = ClassesAhead.class.getClassLoader();
        try (InputStream names = ClassesAhead.class.getResourceAsStream(NAMES)) {
            if (names == null) {
                return;
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(names, StandardCharsets.US_ASCII));
            for (String name = lines.readLine(); name != null; name = lines.readLine()) {
                loadIfThere(name, loader);
            }
        } catch (IOException e) {
            // The run loads what it needs by itself.
        }
    }

    private static void loadIfThere(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            // The run will meet the same and say so, if it needs the class at all.
        }
    }
}
