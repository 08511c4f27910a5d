package io.icebridge.runbook.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Every option of a release's own sample, with its default. */
public final class RealOptions {
    private RealOptions() {}

    /**
     * @param name such as {@code keystone-havana}
     */
    public static Map<Option, String> of(String name) {
        Map<Option, String> options = new TreeMap<>();
        try (InputStream in = RealOptions.class.getResourceAsStream(name + ".txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(
                            line -> {
                                String[] parts = line.split(" =( |$)", 2);
                                options.put(Option.of(parts[0]), parts.length > 1 ? parts[1] : "");
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }

    /** The same as a sample file is: each option in a comment, with some words before it. */
    public static String sample(String name) {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (Map.Entry<Option, String> option : of(name).entrySet()) {
            if (!option.getKey().section().equals(section)) {
                section = option.getKey().section();
                text.append("\n[")
                        .append(section)
                        .append("]\n\n#\n# Options of ")
                        .append(section)
                        .append("\n#\n\n");
            }
            text.append("# What ")
                    .append(option.getKey().name())
                    .append(" is for\n#")
                    .append(option.getKey().name())
                    .append('=')
                    .append(option.getValue())
                    .append("\n\n");
        }
        return text.toString();
    }
}
