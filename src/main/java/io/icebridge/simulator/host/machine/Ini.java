package io.icebridge.simulator.host.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenStack's configuration files: sections of options; comments and order are kept. */
public final class Ini {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[([^]]+)]\\s*");
    private static final Pattern OPTION = Pattern.compile("([^#;=:\\s][^=:]*?)\\s*[=:]\\s*(.*)");

    private final List<String> lines;

    public Ini(String text) {
        lines = new ArrayList<>(text.lines().toList());
    }

    /** Options by {@code SECTION/option}; the last of several counts. */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        String section = "DEFAULT";
        for (String line : lines) {
            Matcher heading = SECTION.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
            } else if (option.matches()) {
                options.put(section + "/" + option.group(1), option.group(2).strip());
            }
        }
        return options;
    }

    /** An option's value, or null. */
    public String get(String section, String name) {
        return options().get(section + "/" + name);
    }

    /** Sets an option where it is, else at the end of its section, which is made if missing. */
    public void set(String section, String name, String value) {
        int at = find(section, name);
        String line = name + " = " + value;
        if (at >= 0) {
            lines.set(at, line);
            return;
        }
        int end = end(section);
        if (end < 0) {
            lines.add("");
            lines.add("[" + section + "]");
            end = lines.size();
        }
        lines.add(end, line);
    }

    /** False when there was no such option. */
    public boolean remove(String section, String name) {
        int at = find(section, name);
        if (at >= 0) {
            lines.remove(at);
        }
        return at >= 0;
    }

    private int find(String wanted, String name) {
        String section = "DEFAULT";
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = SECTION.matcher(lines.get(i));
            Matcher option = OPTION.matcher(lines.get(i));
            if (heading.matches()) {
                section = heading.group(1);
            } else if (section.equals(wanted) && option.matches() && option.group(1).equals(name)) {
                found = i;
            }
        }
        return found;
    }

    private int end(String wanted) {
        int end = -1;
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = SECTION.matcher(lines.get(i));
            section = heading.matches() ? heading.group(1) : section;
            if (section.equals(wanted) && !lines.get(i).isBlank()) {
                end = i + 1;
            }
        }
        return end;
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
