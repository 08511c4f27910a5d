package io.icebridge.simulator.host.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The simulator's data files. */
final class Resources {
    private static final String FOLDER = "/io/icebridge/simulator/";

    private Resources() {}

    /** A data file's text, or null when there is none. */
    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that are neither empty nor comments. */
    static List<String> lines(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalStateException("the simulator lacks " + name);
        }
        return text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();
    }
}
