package io.promfleet.dsl;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The methods that a class calls, read from its constant pool. */
final class ClassFile {
    private ClassFile() {}

    /** All methods that the class refers to, such as {@code acme.Rules.keep(Ljava/lang/String;)V}. */
    static Set<String> calledMethods(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError("no class file of " + type);
            }
            return calledMethods(new DataInputStream(new ByteArrayInputStream(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> calledMethods(DataInputStream in) throws IOException {
        in.readLong(); // magic number and version
        int size = in.readUnsignedShort();
        @Nullable String[] texts = new @Nullable String[size];
        int[][] pairs = new int[size][];
        boolean[] method = new boolean[size];
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++; // takes two places
                }
                case 7 -> pairs[i] = new int[] {in.readUnsignedShort()};
                case 8, 16, 19, 20 -> in.readUnsignedShort();
                case 15 -> in.skipBytes(3);
                case 9, 10, 11, 12, 17, 18 -> {
                    pairs[i] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
                    method[i] = tag == 10 || tag == 11;
                }
                default -> throw new AssertionError("unknown constant " + tag);
            }
        }
        Set<String> called = new TreeSet<>();
        for (int i = 1; i < size; i++) {
            if (method[i]) {
                int[] nameAndType = pairs[pairs[i][1]];
                String owner = String.valueOf(texts[pairs[pairs[i][0]][0]]).replace('/', '.');
                called.add(owner + "." + texts[nameAndType[0]] + texts[nameAndType[1]]);
            }
        }
        return called;
    }
}
