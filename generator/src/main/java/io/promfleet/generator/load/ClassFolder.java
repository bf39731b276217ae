package io.promfleet.generator.load;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** A folder of compiled classes, such as {@code target/classes}. */
record ClassFolder(Path root) {
    private static final String SUFFIX = ".class";

    /** Adds the binary names of all classes, those of anonymous and local ones too, in no particular order. */
    void collect(List<String> names) {
        collect(root.toFile(), "", names);
    }

    private static void collect(File folder, String prefix, List<String> names) {
        File[] entries = folder.listFiles();
        if (entries == null) {
            return; // no folder, which only says that nothing was compiled
        }
        for (File entry : entries) {
            String name = entry.getName();
            if (name.endsWith(SUFFIX)) {
                // package-info and module-info are no names of types
                if (name.indexOf('-') < 0) {
                    names.add(prefix + name.substring(0, name.length() - SUFFIX.length()));
                }
            } else if (!name.equals("META-INF") && entry.isDirectory()) {
                collect(entry, prefix + name + ".", names);
            }
        }
    }
}
