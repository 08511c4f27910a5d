package io.icebridge.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The models as they lie in the source tree. */
final class Models {
    static final Path FOLDER = Path.of("bpmn");

    private Models() {}

    /** A model and the name of its file, without the ending. */
    record Model(String name, BpmnModelInstance content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Model> all() {
        return files("bpmn").stream()
                .map(file -> new Model(name(file), Bpmn.readModelFromFile(file.toFile())));
    }

    static List<Path> files(String ending) {
        try (Stream<Path> found = Files.list(FOLDER)) {
            return found.filter(file -> file.toString().endsWith("." + ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }
}
