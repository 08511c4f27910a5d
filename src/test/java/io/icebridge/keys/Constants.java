package io.icebridge.keys;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts that the program's classes hold, from their constant pools (JVM specification 4.4). */
final class Constants {
    private static final Path CLASSES = Path.of("target/classes");

    /** By simple class name. */
    private final Map<String, Set<String>> byClass = new TreeMap<>();

    static Constants ofProgram() {
        Constants constants = new Constants();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.filter(f -> f.toString().endsWith(".class")).forEach(constants::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return constants;
    }

    private void add(Path file) {
        String name = file.getFileName().toString().replaceFirst("(\\$.*)?\\.class$", "");
        try (InputStream in = Files.newInputStream(file)) {
            byClass.computeIfAbsent(name, n -> new HashSet<>())
                    .addAll(texts(new DataInputStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // longs and doubles count twice
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
        return texts;
    }

    Set<String> in(String simpleName) {
        return byClass.get(simpleName);
    }

    /** The classes that hold exactly this text. */
    Set<String> holding(String text) {
        return byClass.entrySet().stream()
                .filter(e -> e.getValue().contains(text))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
