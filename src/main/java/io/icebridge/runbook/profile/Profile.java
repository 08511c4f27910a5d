package io.icebridge.runbook.profile;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.OptionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A release profile as its file holds it. Command templates have places in braces; see {@link
 * Template}. What only a runbook needs that it does not offer may be left out.
 *
 * @param offers what can be done by it; nothing else is begun
 * @param networks the kinds of network that its clouds can have
 * @param sharedVolumes whether Nova attaches a volume that several servers may have, in both
 *     releases
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
        List<Runbook> offers,
        List<NetworkKind> networks,
        boolean sharedVolumes,
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

    public Profile {
        offers = List.copyOf(offers);
        networks = List.copyOf(networks);
        readiness = orEmpty(readiness);
        databaseReadiness = orEmpty(databaseReadiness);
        knownFailures = orEmpty(knownFailures);
        services = orEmpty(services);
        deprecated = deprecated == null ? Map.of() : deprecated;
        several = several == null ? Map.of() : several;
        defaults = defaults == null ? Map.of() : defaults;
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * The same profile with a site's own values for some settings.
     *
     * @throws IllegalArgumentException when it has no setting of one of the names
     */
    public Profile with(Map<String, String> site) {
        site.keySet().stream()
                .filter(setting -> !settings.containsKey(setting))
                .findFirst()
                .ifPresent(
                        setting -> {
                            throw new IllegalArgumentException(
                                    "profile %s has no setting %s; take it away"
                                            .formatted(name, setting));
                        });
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(site);
        return new Profile(
                name,
                from,
                to,
                offers,
                networks,
                sharedVolumes,
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

    /** Whether that can be done by it. */
    public boolean offers(Runbook offer) {
        return offers.contains(offer);
    }

    /**
     * Why a runbook cannot be started by it, and what can be.
     *
     * @param model the runbook's key
     * @return empty where it can be
     */
    public Optional<String> against(String model) {
        Optional<Runbook> wanted =
                Stream.of(Runbook.values()).filter(o -> o.model().equals(model)).findFirst();
        return wanted.filter(offer -> !offers(offer))
                .map(
                        offer ->
                                "the profile %s does not offer %s%s; what can be started with it is %s"
                                        .formatted(
                                                name,
                                                model,
                                                told(offer.missing(this)),
                                                String.join(", ", startable())));
    }

    private static String told(List<String> missing) {
        return missing.isEmpty() ? "" : ", having no " + String.join(", ", missing);
    }

    /** The keys of the runbooks that can be started by it. */
    public List<String> startable() {
        return offers.stream()
                .filter(offer -> offer != Runbook.REDEPLOY_NODE)
                .map(Runbook::model)
                .toList();
    }

    /**
     * Holds what is offered against what the file has.
     *
     * @throws IllegalArgumentException when something is offered that could not be done
     */
    Profile sound() {
        for (Runbook offer : offers) {
            List<String> missing = offer.missing(this);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "profile %s offers %s, but has no %s"
                                .formatted(name, offer.model(), String.join(", ", missing)));
            }
        }
        return this;
    }

    /** What is known of the names of a service's options. */
    public OptionNames names(String service) {
        return names(service, Map.of());
    }

    private OptionNames names(String service, Map<String, String> more) {
        Map<String, String> old = new TreeMap<>(more);
        old.putAll(deprecated.getOrDefault(EVERY, Map.of()));
        old.putAll(deprecated.getOrDefault(service, Map.of()));
        List<String> sets = new ArrayList<>(several.getOrDefault(EVERY, List.of()));
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
