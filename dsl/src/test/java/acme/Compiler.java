package acme;

import io.promfleet.dsl.FleetDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles definitions in memory. */
final class Compiler {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    /** The compiler's errors about a source, one text each, without places. */
    static List<String> errors(String className, String source) {
        Compiler compiler = new Compiler();
        compiler.compile(className, source, List.of());
        return compiler.errors;
    }

    /** An instance of a definition compiled from source. */
    static FleetDefinition definition(String className, String source, String... options) {
        Compiler compiler = new Compiler();
        compiler.compile(className, source, List.of(options));
        if (!compiler.errors.isEmpty()) {
            throw new AssertionError(compiler.errors);
        }
        try {
            return (FleetDefinition)
                    compiler.loader().loadClass(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a definition needs a public constructor", e);
        }
    }

    private void compile(String className, String source, List<String> options) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-proc:none", "-cp", classPath()));
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            javac.getTask(null, new InMemory(files), diagnostics, all, null, List.of(new Source(className, source)))
                    .call();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(diagnostic.getMessage(Locale.ROOT));
            }
        }
    }

    private static String classPath() {
        try {
            return Path.of(FleetDefinition.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private ClassLoader loader() {
        return new ClassLoader(Compiler.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                ByteArrayOutputStream bytes = classes.get(name);
                // Not the parent first: it may know the same class, compiled with other options.
                if (bytes == null || findLoadedClass(name) != null) {
                    return super.loadClass(name, resolve);
                }
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }
        };
    }

    /** A source file that is a text. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps class files in memory. */
    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    classes.put(className, out);
                    return out;
                }
            };
        }
    }
}
