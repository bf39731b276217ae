package io.promfleet.generator.manifest;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON that people can read as well: two spaces, line feeds, the same bytes everywhere. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /**
     * Writes a document.
     *
     * @param document writes it
     * @return its text, with a line feed at its end
     */
    public static String of(Consumer<JsonGenerator> document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(new Context(), text)) {
            document.accept(json);
        }
        return text.append('\n').toString();
    }

    private static final class Context extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
