package io.icebridge.runbook.profile;

import io.icebridge.runbook.config.OptionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * A release profile as its file holds it. Command templates have places in braces; see {@link
 * Template}.
 *
 * @param settings values for places that a site may change, such as the repository's URL
 * @param deprecated by service, options of the old release and what takes their place, {@code
 *     section/name}; those of {@code every} are every service's
 * @param several by service, options all of whose values count where they stand several times
 * @param defaults by service, what holds of options that others name or that name this host
 * @param databaseReadiness what is looked for in databases before the change
 * @param knownFailures what commands say when they fail, and what helps
 * @param services in the order in which they are upgraded
 */
public record Profile(
        String name,
        Release from,
        Release to,
        Map<String, String> settings,
        HostCommands host,
        JobCommands jobs,
        DatabaseCommands database,
        ConfigurationCommands configuration,
        SpaceCommands space,
        RehearsalCommands rehearsal,
        List<Check> readiness,
        List<DatabaseCheck> databaseReadiness,
        List<KnownFailure> knownFailures,
        List<ServiceProfile> services,
        FinalPackages finalPackages,
        FillProfile fill,
        Map<String, Map<String, String>> deprecated,
        Map<String, List<String>> several,
        Map<String, Map<String, String>> defaults,
        NovaProfile nova) {

    private static final String EVERY = "every";

    /** The same profile with a site's own values for some settings. */
    public Profile with(Map<String, String> site) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(site);
        return new Profile(
                name,
                from,
                to,
                all,
                host,
                jobs,
                database,
                configuration,
                space,
                rehearsal,
                readiness,
                databaseReadiness,
                knownFailures,
                services,
                finalPackages,
                fill,
                deprecated,
                several,
                defaults,
                nova);
    }

    /** A release of OpenStack and how its packages' versions begin. */
    public record Release(String name, String version) {}

    /** What is known of the names of a service's options. */
    public OptionNames names(String service) {
        return names(service, Map.of());
    }

    private OptionNames names(String service, Map<String, String> more) {
        Map<String, String> old = new TreeMap<>(more);
        old.putAll(deprecated.get(EVERY));
        old.putAll(deprecated.getOrDefault(service, Map.of()));
        List<String> sets = new ArrayList<>(several.get(EVERY));
        sets.addAll(several.getOrDefault(service, List.of()));
        return OptionNames.of(old, sets, defaults.getOrDefault(service, Map.of()));
    }

    /** The same of Nova's, of which the new release has left some behind. */
    public OptionNames novaNames() {
        return names("nova", nova.renamed());
    }

    /**
     * @throws NoSuchElementException when the profile has no such service
     */
    public ServiceProfile service(String service) {
        return services.stream()
                .filter(s -> s.name().equals(service))
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "profile " + name + " has no service " + service));
    }
}
