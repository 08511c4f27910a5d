package io.icebridge.runbook.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Horizon's {@code local_settings}: assignments at the start of a line, whose value reaches as far
 * as its brackets are open. Everything else is left as it is.
 */
public final class PythonSettings implements ConfigFile {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Z][A-Z0-9_]*)\\s*=(?!=)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern DOCUMENTED =
            Pattern.compile("# ?([A-Z][A-Z0-9_]*)\\s*=(?!=)\\s*(.*)", Pattern.DOTALL);

    private final List<String> blocks;

    private PythonSettings(List<String> blocks) {
        this.blocks = blocks;
    }

    /** Reads a settings file; whatever it does not understand stays as it is. */
    public static PythonSettings parse(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.lines().toList()) {
            open.append(open.isEmpty() ? "" : "\n").append(line);
            boolean assigns = ASSIGNMENT.matcher(open).matches();
            if (!assigns || Brackets.closed(open)) {
                blocks.add(open.toString());
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            blocks.add(open.toString());
        }
        return new PythonSettings(blocks);
    }

    @Override
    public Map<Option, String> options() {
        return matching(ASSIGNMENT);
    }

    @Override
    public Map<Option, String> documented() {
        return matching(DOCUMENTED);
    }

    private Map<Option, String> matching(Pattern pattern) {
        Map<Option, String> found = new LinkedHashMap<>();
        for (String block : blocks) {
            Matcher matcher = pattern.matcher(block);
            if (matcher.matches()) {
                found.put(new Option("", matcher.group(1)), matcher.group(2).stripTrailing());
            }
        }
        return found;
    }

    @Override
    public void set(Option option, String value) {
        String block = option.name() + " = " + value;
        int there = find(ASSIGNMENT, option);
        if (there >= 0) {
            if (!options().get(option).equals(value)) {
                blocks.set(there, block);
            }
            return;
        }
        int documented = find(DOCUMENTED, option);
        blocks.add(documented >= 0 ? documented + 1 : blocks.size(), block);
    }

    private int find(Pattern pattern, Option option) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Matcher matcher = pattern.matcher(blocks.get(i));
            if (matcher.matches() && matcher.group(1).equals(option.name())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void remove(Option option) {
        for (int at = find(ASSIGNMENT, option); at >= 0; at = find(ASSIGNMENT, option)) {
            blocks.remove(at);
        }
    }

    @Override
    public String text() {
        return String.join("\n", blocks) + "\n";
    }
}
