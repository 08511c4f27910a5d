package io.icebridge.runbook.nova;

import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.profile.NovaProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * What a file says of the host that it was written for, and what becomes of that elsewhere by the
 * option's role. A value is judged as the program gets it, so also where it names another option.
 */
final class ThisHost {
    private final OptionRoles roles;
    private final HostNames names;
    private final Map<String, String> values;

    /**
     * @param names of the host that the file was written for
     * @param values of the profile's places, among them {@code address}, {@code controller} and
     *     {@code old-controller}
     */
    ThisHost(NovaProfile.ThisHost profile, HostNames names, Map<String, String> values) {
        this.roles = new OptionRoles(profile);
        this.names = names;
        this.values = values;
    }

    /**
     * An option that only a person can judge.
     *
     * @param why what may be wrong with its value
     */
    record Left(Option option, String value, String why) {}

    /** Changes the file for the host that gets it. */
    void change(IniFile file) {
        Map<Option, String> wanted = wanted(file, Set.of(Role.values()));
        file.options().keySet().stream()
                .filter(option -> roles.of(option) == Role.DROPPED)
                .toList()
                .forEach(file::remove);
        apply(file, wanted);
    }

    /** Changes only what leads to the new controller, in a file that stays on its host. */
    void lead(IniFile file) {
        apply(file, wanted(file, Set.of(Role.NEW_CONTROLLER)));
    }

    private Map<Option, String> wanted(IniFile file, Set<Role> changed) {
        Map<Option, String> wanted = new LinkedHashMap<>();
        for (Option option : file.known()) {
            Role role = roles.of(file.current(option));
            if (changed.contains(role)) {
                file.resolved(option)
                        .flatMap(value -> other(file, option, role, value))
                        .ifPresent(value -> wanted.put(option, value));
            }
        }
        return wanted;
    }

    private Optional<String> other(IniFile file, Option option, Role role, String value) {
        return switch (role) {
            case OWN ->
                    file.value(option).isPresent() && HostNames.isOne(value)
                            ? Optional.of(values.get("address"))
                            : Optional.empty();
            case OLD_CONTROLLER, NEW_CONTROLLER ->
                    names.in(value) ? Optional.of(replaced(role, value)) : Optional.empty();
            case DROPPED, NONE -> Optional.empty();
        };
    }

    /** What is written there itself first, so that what names another option can stay. */
    private void apply(IniFile file, Map<Option, String> wanted) {
        wanted.forEach(
                (option, value) -> {
                    Role role = roles.of(file.current(option));
                    file.value(option)
                            .filter(v -> role != Role.OWN || !v.contains("$"))
                            .map(v -> role == Role.OWN ? value : replaced(role, v))
                            .ifPresent(v -> file.set(option, v));
                });
        wanted.forEach(
                (option, value) -> {
                    if (!file.resolved(option).equals(Optional.of(value))) {
                        file.set(option, value);
                    }
                });
    }

    private String replaced(Role role, String value) {
        String place = role == Role.OLD_CONTROLLER ? "old-controller" : "controller";
        return names.matcher(value)
                .replaceAll(m -> Matcher.quoteReplacement(addressed(value, m, values.get(place))));
    }

    /** In brackets where a port may follow, unless the file has them round what it named before. */
    private static String addressed(String value, MatchResult named, String address) {
        boolean bracketed = named.start() > 0 && value.charAt(named.start() - 1) == '[';
        boolean port = named.end() < value.length() && value.charAt(named.end()) == ':';
        boolean inUrl = value.contains("://") || port;
        return inUrl && !bracketed ? NovaHosts.inUrl(address) : address;
    }

    /**
     * @param decided options that are set or taken away whatever they say
     */
    List<Left> left(IniFile file, Set<Option> decided) {
        List<Left> left = new ArrayList<>();
        for (Option option : file.options().keySet()) {
            String value = file.resolved(option).orElse("");
            Role role = roles.of(file.current(option));
            if (decided.contains(file.current(option)) || value.isBlank()) {
                continue;
            }
            if (role == Role.NONE && names.surelyIn(value)) {
                left.add(new Left(option, value, "it names the host that the file is from"));
            } else if (role == Role.NEW_CONTROLLER && !names.in(value)) {
                left.add(new Left(option, value, "it has to lead to the new controller"));
            }
        }
        return left;
    }
}
