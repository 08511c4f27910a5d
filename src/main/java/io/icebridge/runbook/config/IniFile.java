package io.icebridge.runbook.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A file as oslo.config reads it: sections, {@code name = value}, indented continuations. */
public final class IniFile implements ConfigFile {
    private static final String DEFAULT = "DEFAULT";

    private final List<IniLine> lines;

    private IniFile(List<IniLine> lines) {
        this.lines = lines;
    }

    /** Reads a file; options before the first section belong to DEFAULT, as oslo.config has it. */
    public static IniFile parse(String text) {
        List<IniLine> lines = new ArrayList<>();
        String section = DEFAULT;
        for (String raw : text.lines().toList()) {
            IniLine line = IniLine.parse(section, raw);
            section = line.section();
            IniLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (line.continues() && last != null && last.sets()) {
                lines.set(lines.size() - 1, last.continued(raw));
            } else {
                lines.add(line);
            }
        }
        return new IniFile(lines);
    }

    @Override
    public Map<Option, String> options() {
        Map<Option, String> found = new LinkedHashMap<>();
        lines.stream().filter(IniLine::sets).forEach(l -> found.put(l.option(), l.value()));
        return found;
    }

    @Override
    public Map<Option, String> documented() {
        Map<Option, String> found = new LinkedHashMap<>();
        lines.stream()
                .filter(IniLine::documents)
                .forEach(l -> found.putIfAbsent(l.option(), l.value()));
        return found;
    }

    @Override
    public void set(Option option, String value) {
        IniLine line = IniLine.setting(option, value);
        int there = last(l -> l.sets() && l.option().equals(option));
        if (there >= 0) {
            if (!lines.get(there).value().equals(value)) {
                lines.set(there, line);
            }
            return;
        }
        int documented = last(l -> l.documents() && l.option().equals(option));
        if (documented >= 0) {
            lines.add(documented + 1, line);
            return;
        }
        int end = last(l -> l.section().equals(option.section()) && !l.blank());
        if (end < 0 && !option.section().equals(DEFAULT)) {
            lines.add(IniLine.header(option.section()));
            end = lines.size() - 1;
        }
        lines.add(end + 1, line);
    }

    @Override
    public void remove(Option option) {
        lines.removeIf(l -> l.sets() && l.option().equals(option));
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(l -> text.append(l.raw()).append('\n'));
        return text.toString();
    }

    private int last(Predicate<IniLine> wanted) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (wanted.test(lines.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
