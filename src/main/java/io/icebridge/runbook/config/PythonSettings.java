package io.icebridge.runbook.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Horizon's {@code local_settings}, statement by statement. A setting is called by its name; every
 * other statement, such as an import, a changed item or an {@code if} with all that is in it, by
 * its beginning, and is its own value: so none of them is lost, and none is taken apart.
 */
public final class PythonSettings implements ConfigFile {
    private static final Pattern DOCUMENTED =
            Pattern.compile("([A-Z][A-Z0-9_]*)\\s*=(?!=)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern CODING = Pattern.compile("#.*coding[:=].*");

    private final List<PythonStatement> statements = new ArrayList<>();

    private PythonSettings(String text) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (PythonStatement statement : PythonStatements.of(text)) {
            int times = seen.merge(statement.name(), 1, Integer::sum);
            boolean again = statement.says() && !statement.assigns() && times > 1;
            statements.add(again ? statement.numbered(times) : statement);
        }
    }

    /** Reads a settings file. */
    public static PythonSettings parse(String text) {
        return new PythonSettings(text);
    }

    @Override
    public Map<Option, String> options() {
        Map<Option, String> found = new LinkedHashMap<>();
        statements.stream()
                .filter(PythonStatement::says)
                .forEach(s -> found.put(new Option("", s.name()), s.value()));
        return found;
    }

    @Override
    public Map<Option, String> documented() {
        Map<Option, String> found = new LinkedHashMap<>();
        for (int i = 0; i < statements.size(); i++) {
            Matcher matcher = DOCUMENTED.matcher(uncommented(i));
            if (matcher.matches()) {
                found.put(new Option("", matcher.group(1)), matcher.group(2).stripTrailing());
            }
        }
        return found;
    }

    /** What would stand there without its sign, as far as its brackets are open. */
    private String uncommented(int from) {
        StringBuilder text = new StringBuilder();
        for (PythonStatement s : statements.subList(from, statements.size())) {
            if (!s.raw().startsWith("#")) {
                break;
            }
            text.append(text.isEmpty() ? "" : "\n").append(s.raw().replaceFirst("^# ?", ""));
            if (Brackets.closed(text)) {
                return text.toString();
            }
        }
        return text.isEmpty() ? "" : statements.get(from).raw().replaceFirst("^# ?", "");
    }

    @Override
    public Optional<String> value(Option option) {
        return Optional.ofNullable(options().get(option));
    }

    @Override
    public void set(Option option, String value) {
        if (value(option).filter(value::equals).isPresent()) {
            return;
        }
        encoded(value);
        int there = find(option.name());
        if (there >= 0) {
            statements.set(there, like(statements.get(there), value));
            return;
        }
        int documented = -1;
        for (int i = 0; i < statements.size(); i++) {
            Matcher matcher = DOCUMENTED.matcher(uncommented(i));
            boolean ours = matcher.matches() && matcher.group(1).equals(option.name());
            documented = ours ? i : documented;
        }
        statements.add(
                documented >= 0 ? after(documented) : statements.size(),
                PythonStatement.setting(option.name(), value));
    }

    private static PythonStatement like(PythonStatement old, String value) {
        return old.assigns()
                ? PythonStatement.setting(old.name(), value)
                : new PythonStatement(false, old.name(), value, value);
    }

    /** Behind the last comment line of what is documented there. */
    private int after(int documented) {
        return documented + (int) uncommented(documented).lines().count();
    }

    /**
     * Where the file has it, its place; else before what follows it in the other file and what uses
     * it, but behind everything that it uses. To be called in the other file's order.
     */
    @Override
    public void carry(Option option, ConfigFile from) {
        List<PythonStatement> theirs = ((PythonSettings) from).statements;
        int at = ((PythonSettings) from).find(option.name());
        if (at < 0 || value(option).isPresent()) {
            from.value(option).ifPresent(v -> set(option, v));
            return;
        }
        PythonStatement carried = theirs.get(at);
        int next =
                theirs.subList(at + 1, theirs.size()).stream()
                        .filter(PythonStatement::says)
                        .map(s -> find(s.name()))
                        .filter(found -> found >= 0)
                        .findFirst()
                        .orElse(statements.size());
        int place = Math.max(Math.min(next, firstUse(carried)), afterUsed(carried));
        statements.add(place, carried);
        encoded(carried.raw());
    }

    private int firstUse(PythonStatement carried) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).usesAny(carried.defines())) {
                return i;
            }
        }
        return statements.size();
    }

    private int afterUsed(PythonStatement carried) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            PythonStatement s = statements.get(i);
            if (carried.usesAny(s.defines()) || carried.usesAny(s.changes())) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Python 2 refuses other letters than ASCII's in a file that does not name its encoding. */
    private void encoded(String added) {
        boolean told =
                statements.stream().limit(2).anyMatch(s -> CODING.matcher(s.raw()).matches());
        if (!told && !added.chars().allMatch(c -> c < 128)) {
            statements.add(0, PythonStatement.of("# -*- coding: utf-8 -*-"));
        }
    }

    private int find(String name) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i).says() && statements.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void remove(Option option) {
        statements.removeIf(s -> s.says() && s.name().equals(option.name()));
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        statements.forEach(s -> text.append(s.raw()).append('\n'));
        return text.toString();
    }
}
