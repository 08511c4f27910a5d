package io.icebridge.runbook.services;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.DatabaseCommands;
import io.icebridge.runbook.profile.ServiceProfile;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exact commands of a service's steps for hosts on which a person runs them. */
final class ByHand {
    private final Site site;
    private final Services services;

    ByHand(Site site) {
        this.site = site;
        this.services = new Services(site);
    }

    /** Asks for each such host in turn; what was done is on record and not asked again. */
    void ask(String change, String service, String step) {
        Set<String> hosts = new LinkedHashSet<>(services.hosts(service));
        database(service).ifPresent(d -> hosts.add(d.host()));
        for (String host : hosts) {
            site.askByHand(
                    change, host, step + "." + service, commands(change, service, step, host));
        }
    }

    private List<String> commands(String change, String service, String step, String host) {
        ServiceProfile profile = services.profile(service);
        boolean runsIt = services.hosts(service).contains(host);
        List<String> commands = new ArrayList<>();
        if (runsIt) {
            commands.addAll(onItsHosts(change, profile, step, host));
        }
        database(service)
                .filter(d -> d.host().equals(host))
                .ifPresent(d -> commands.addAll(onItsDatabase(change, d, step)));
        return commands;
    }

    private List<String> onItsHosts(
            String change, ServiceProfile profile, String step, String host) {
        var configuration = site.profile().configuration();
        return switch (step) {
            case "backUpService" -> folders(change, profile, configuration.save());
            case "stopService", "stopRestoredService" ->
                    profile.stop() == null ? List.of() : List.of(profile.stop());
            case "upgradeServicePackages" ->
                    List.of(
                            Template.shown(
                                    site.profile().host().addRepository(),
                                    site.profile().settings()),
                            profile.upgrade());
            case "updateSchema" -> schema(profile, host);
            case "startService" -> {
                List<String> commands = new ArrayList<>();
                profile.folders()
                        .forEach(
                                f ->
                                        commands.add(
                                                Template.shown(
                                                        configuration.findNew(),
                                                        Map.of("folder", f))));
                commands.add(profile.start());
                yield commands;
            }
            case "restorePackages" -> List.of(site.profile().host().oldPackages());
            case "restoreConfiguration" -> folders(change, profile, configuration.restore());
            case "startRestoredService" -> List.of(profile.start());
            case "testService" -> tests(profile);
            default -> List.of();
        };
    }

    private List<String> tests(ServiceProfile profile) {
        List<String> commands = new ArrayList<>();
        profile.packages()
                .forEach(
                        p ->
                                commands.add(
                                        Template.command(
                                                        site.profile().host().packageVersions(),
                                                        Map.of("pattern", p))
                                                .line()));
        commands.add(profile.status());
        if (profile.test() != null) {
            commands.add(profile.test() + " && echo answered");
        }
        return commands;
    }

    /**
     * Judges what was given as the test's output on the hosts that Icebridge cannot ask itself.
     *
     * @throws StepFailure when it does not show the new release running; it is asked for again
     */
    void judgeTests(String change, String service) {
        ServiceProfile profile = services.profile(service);
        for (String host : services.hosts(service)) {
            String step = "testService." + service;
            Optional<String> given =
                    site.entry(host).byHand()
                            ? site.journal().result(change, "host " + host, step)
                            : Optional.empty();
            given.flatMap(output -> wrong(profile, output))
                    .ifPresent(
                            why -> {
                                site.journal().spoil(change, "host " + host, step, why);
                                throw new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "what was given as output of " + host + " " + why,
                                        given.get());
                            });
        }
    }

    private Optional<String> wrong(ServiceProfile profile, String output) {
        String old = "-" + site.profile().from().version();
        boolean fresh = output.contains("-" + site.profile().to().version());
        if (!profile.packages().isEmpty() && (!fresh || output.contains(old))) {
            return Optional.of("does not show the packages of " + site.profile().to().name());
        }
        if (site.profile().host().stopped().matcher(output).find()) {
            return Optional.of("shows a service that does not run");
        }
        return profile.test() != null && !output.contains("answered")
                ? Optional.of("does not show that " + profile.title() + " answers")
                : Optional.empty();
    }

    private List<String> folders(String change, ServiceProfile profile, String template) {
        return profile.folders().stream()
                .map(
                        folder ->
                                Template.shown(
                                        template,
                                        Map.of(
                                                "folder",
                                                folder,
                                                "archive",
                                                BackUpService.archive(
                                                        site, change, profile, folder))))
                .toList();
    }

    private List<String> schema(ServiceProfile profile, String host) {
        if (profile.schema() == null || !services.schemaHost(profile.name()).equals(host)) {
            return List.of();
        }
        return profile.beforeSchema() == null
                ? List.of(profile.schema())
                : List.of(profile.beforeSchema(), profile.schema());
    }

    private List<String> onItsDatabase(String change, Database database, String step) {
        DatabaseCommands commands = site.profile().database();
        Map<String, String> values =
                Map.of(
                        "schema",
                        database.schema(),
                        "file",
                        new DatabaseBackup(site).file(change, database));
        return switch (step) {
            case "backUpService" -> List.of(Template.shown(commands.dump(), values));
            case "restoreDatabase" ->
                    List.of(
                            Template.shown(commands.drop(), values),
                            Template.shown(commands.create(), values),
                            Template.shown(commands.load(), values));
            default -> List.of();
        };
    }

    private Optional<Database> database(String service) {
        return services.profile(service).database() == null
                ? Optional.empty()
                : Optional.of(services.database(service));
    }
}
