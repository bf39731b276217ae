import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts all schema files into the one file that {@code SchemaTexts} reads: a line with name and length for each, an empty
 * line, and their texts without the blanks between the words of JSON. Run by the build as a program of one file.
 */
public final class PackSchemas {
    private static final String SUFFIX = ".json";

    private PackSchemas() {}

    /** Takes the folder of the schema files and the file to write. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path pack = Path.of(arguments[1]);
        List<String> names;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .collect(Collectors.toList());
        }
        StringBuilder index = new StringBuilder();
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        for (String name : names) {
            byte[] text = dense(Files.readString(folder.resolve(name + SUFFIX))).getBytes(StandardCharsets.UTF_8);
            index.append(name).append(' ').append(text.length).append('\n');
            texts.write(text);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(index.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        texts.writeTo(content);
        Files.createDirectories(pack.getParent());
        Files.write(pack, content.toByteArray());
    }

    private static String dense(String json) {
        StringBuilder dense = new StringBuilder(json.length());
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted && c == '\\') {
                dense.append(c).append(json.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            if (quoted || c > ' ') {
                dense.append(c);
            }
        }
        return dense.toString();
    }
}
