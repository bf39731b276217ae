package io.promfleet.generator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Compiles a user's classes into a folder of their own. */
record Workshop(Path root) {

    Path classes() {
        return root.resolve("classes");
    }

    /** Compiles {@code package acme} plus what is given; the first line of the body is line 3 of the file. */
    Workshop acme(String simpleName, String body) throws IOException {
        return compile("acme", simpleName, body);
    }

    Workshop compile(String packageName, String simpleName, String body) throws IOException {
        Path source = root.resolve("src/" + packageName + "/" + simpleName + ".java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes());
        Files.writeString(source, "package " + packageName + "; import io.promfleet.dsl.*;\n\n" + body + "\n");
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", classes().toString(), "-cp"));
        arguments.add(classes() + System.getProperty("path.separator") + System.getProperty("java.class.path"));
        arguments.add(source.toString());
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
        return this;
    }

    /** Makes a class look as if the compiler of a Java of the far future had made it. */
    void age(String simpleName) throws IOException {
        Path file = file(simpleName);
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = (byte) 200;
        Files.write(file, bytes);
    }

    void lose(String simpleName) throws IOException {
        Files.delete(file(simpleName));
    }

    private Path file(String simpleName) {
        return classes().resolve("acme/" + simpleName + ".class");
    }
}
