package io.icebridge.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options that a command does not know itself and passes on: {@code --server.port=8081}. */
final class SpringOptions {
    private final Map<String, String> options = new LinkedHashMap<>();

    private SpringOptions() {}

    /**
     * @throws CannotStart when one does not look like {@code --some.property=value}
     */
    static SpringOptions of(List<String> words) {
        SpringOptions spring = new SpringOptions();
        for (String word : words == null ? List.<String>of() : words) {
            if (!word.matches("--[A-Za-z][\\w-]*(\\.[\\w\\[\\]-]+)+=.*")) {
                throw new CannotStart(
                        "Unknown option '"
                                + word
                                + "'. Options of the application are written as"
                                + " --server.port=8081; --help lists this command's own.");
            }
            int equals = word.indexOf('=');
            spring.options.put(word.substring(2, equals), word.substring(equals + 1));
        }
        return spring;
    }

    /** Whether the user has given it. */
    boolean gives(String name) {
        return options.containsKey(name);
    }

    /** Adds an option of the command's, unless the user has given it. */
    SpringOptions unlessGiven(String name, String value) {
        options.putIfAbsent(name, value);
        return this;
    }

    String[] words() {
        List<String> words = new ArrayList<>();
        options.forEach((name, value) -> words.add("--" + name + "=" + value));
        return words.toArray(String[]::new);
    }
}
