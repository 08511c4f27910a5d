package io.icebridge.runbook.config;

import io.icebridge.runbook.config.IniLine.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A file as oslo.config 1.2 reads it: sections, {@code name = value} or {@code name: value},
 * indented continuations, one pair of quotes taken off. What that library refuses sets nothing.
 */
public final class IniFile implements ConfigFile {
    private final List<IniLine> lines = new ArrayList<>();
    private final OptionNames names;
    private final IniGrammar grammar;
    private final boolean ended;

    private IniFile(String text, OptionNames names, IniGrammar grammar) {
        this.names = names;
        this.grammar = grammar;
        this.ended = text.isEmpty() || text.endsWith("\n");
        String section = "";
        for (String raw : text.isEmpty() ? new String[0] : text.split("\n", -1)) {
            IniLine line = IniLine.parse(section, raw, grammar);
            section = line.section();
            IniLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (line.kind() == Kind.INDENTED && last != null && last.sets()) {
                lines.set(lines.size() - 1, last.continued(line));
            } else {
                lines.add(line);
            }
        }
        if (ended && !lines.isEmpty()) {
            lines.remove(lines.size() - 1);
        }
    }

    /** Reads a file of oslo.config of whose options nothing is known. */
    public static IniFile parse(String text) {
        return parse("", text, OptionNames.NONE);
    }

    /**
     * @param path tells who reads it
     */
    public static IniFile parse(String path, String text, OptionNames names) {
        return new IniFile(text, names, IniGrammar.of(path));
    }

    @Override
    public Map<Option, String> options() {
        Map<Option, String> found = new LinkedHashMap<>();
        lines.stream()
                .filter(this::sets)
                .forEach(l -> found.put(l.option(), value(l.option()).orElse("")));
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
    public Optional<String> value(Option option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", values));
    }

    /** As oslo.config takes them: of several names all, else the last line of the first name. */
    private List<String> values(Option option) {
        List<String> all = new ArrayList<>();
        for (Option name : names.all(option)) {
            List<String> here =
                    lines.stream()
                            .filter(l -> sets(l) && l.option().equals(name))
                            .map(IniLine::value)
                            .toList();
            if (names.several(option)) {
                all.addAll(0, here);
            } else if (!here.isEmpty()) {
                return here.subList(here.size() - 1, here.size());
            }
        }
        return all;
    }

    /**
     * What the program gets: of an option that is not set its default, and with what it takes from
     * options of DEFAULT, where a dollar sign names them.
     */
    public Optional<String> resolved(Option option) {
        return orDefault(option)
                .map(v -> Dollars.resolved(v, n -> orDefault(new Option(Option.DEFAULT, n))));
    }

    private Optional<String> orDefault(Option option) {
        return value(option)
                .or(() -> Optional.ofNullable(names.defaults().get(names.current(option))));
    }

    @Override
    public void set(Option option, String value) {
        Optional<String> before = value(option);
        if (before.filter(value::equals).isPresent()) {
            return;
        }
        List<String> wanted = names.several(option) ? value.lines().toList() : List.of(value);
        if (before.isEmpty()) {
            place(option, wanted);
        } else {
            replace(option, wanted);
        }
    }

    /** Where the line in force stands; every other of the option goes. */
    private void replace(Option option, List<String> wanted) {
        List<Option> all = names.all(option);
        Option inForce = all.stream().filter(name -> last(of(name)) >= 0).findFirst().orElseThrow();
        IniLine like = lines.get(last(of(inForce)));
        Predicate<IniLine> ours = l -> sets(l) && all.contains(l.option());
        int at =
                names.several(option)
                        ? lines.indexOf(lines.stream().filter(ours).findFirst().orElseThrow())
                        : last(of(inForce));
        at -= (int) lines.subList(0, at).stream().filter(ours).count();
        lines.removeIf(ours);
        lines.addAll(at, wanted.stream().map(value -> like.with(value, grammar)).toList());
    }

    private void place(Option option, List<String> wanted) {
        List<IniLine> fresh =
                wanted.stream().map(value -> IniLine.setting(option, value, grammar)).toList();
        int at = last(l -> l.documents() && l.option().equals(option));
        if (at < 0) {
            at = last(l -> l.section().equals(option.section()) && l.kind() != Kind.BLANK);
        }
        if (at < 0) {
            lines.add(IniLine.header(option.section()));
            at = lines.size() - 1;
        }
        lines.addAll(at + 1, fresh);
    }

    /** Gives what stands under a name another one; where that stands already, it alone stays. */
    public void rename(Option from, Option to) {
        List<IniLine> old = lines.stream().filter(of(from)).toList();
        if (lines.stream().anyMatch(of(to)) || !from.section().equals(to.section())) {
            Optional<String> value = value(to);
            lines.removeAll(old);
            value.ifPresent(v -> set(to, v));
        } else {
            lines.replaceAll(l -> old.contains(l) ? l.renamed(to.name()) : l);
        }
    }

    /** The name of today of what stands in the file. */
    public Option current(Option option) {
        return names.current(option);
    }

    /** Every option that is set or has a default that is known. */
    public Set<Option> known() {
        Set<Option> all = new LinkedHashSet<>(options().keySet());
        names.defaults().keySet().stream()
                .filter(option -> value(option).isEmpty())
                .forEach(all::add);
        return all;
    }

    @Override
    public void remove(Option option) {
        List<Option> all = names.all(option);
        lines.removeIf(l -> sets(l) && all.contains(l.option()));
    }

    @Override
    public String text() {
        String text = lines.stream().map(IniLine::raw).collect(Collectors.joining("\n"));
        return ended && !lines.isEmpty() ? text + "\n" : text;
    }

    /** Before the first section nothing is set. */
    private boolean sets(IniLine line) {
        return line.sets() && !line.section().isEmpty();
    }

    private Predicate<IniLine> of(Option option) {
        return l -> sets(l) && l.option().equals(option);
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
