package io.icebridge.runbook.nova;

import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.profile.NovaProfile;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which option has which role, as the profile says it. */
final class OptionRoles {
    private final Map<Role, Pattern> options = new LinkedHashMap<>();

    OptionRoles(NovaProfile.ThisHost profile) {
        options.put(Role.DROPPED, any(profile.dropped()));
        options.put(Role.OWN, any(profile.own()));
        options.put(Role.NEW_CONTROLLER, any(profile.newController()));
        options.put(Role.OLD_CONTROLLER, any(profile.oldController()));
    }

    Role of(Option option) {
        return options.entrySet().stream()
                .filter(e -> e.getValue().matcher(option.toString()).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Role.NONE);
    }

    private static Pattern any(List<String> options) {
        return Pattern.compile(
                options.stream()
                        .map(
                                option ->
                                        Arrays.stream(option.split("\\*", -1))
                                                .map(Pattern::quote)
                                                .collect(Collectors.joining("\\w*")))
                        .collect(Collectors.joining("|")));
    }
}
