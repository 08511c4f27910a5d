package io.icebridge.runbook.profile;

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
        List<ServiceProfile> services,
        FinalPackages finalPackages,
        FillProfile fill,
        Map<String, Map<String, String>> deprecated,
        NovaProfile nova) {

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
                services,
                finalPackages,
                fill,
                deprecated,
                nova);
    }

    /** A release of OpenStack and how its packages' versions begin. */
    public record Release(String name, String version) {}

    /** The options of a service that go on being read under another name. */
    public Map<String, String> deprecated(String service) {
        Map<String, String> all = new TreeMap<>(deprecated.get("every"));
        all.putAll(deprecated.getOrDefault(service, Map.of()));
        return all;
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
