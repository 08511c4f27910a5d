package io.icebridge.runbook.nova;

import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.host.Command;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaHost.Part;
import io.icebridge.runbook.profile.HandCommands;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.NovaProfile.LocalIp;
import io.icebridge.runbook.profile.NovaProfile.Notifications;
import io.icebridge.runbook.profile.Template;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact commands of Nova's steps for a host on which a person runs them; no secret is in them.
 */
public final class NovaByHand {
    private final Site site;
    private final NovaProfile profile;
    private final HandCommands hand;
    private final NovaHosts hosts;
    private final NovaPlan plan;
    private final NovaHost parts;
    private final boolean neutron;

    public NovaByHand(Site site) {
        this.site = site;
        this.profile = site.profile().nova();
        this.hand = site.profile().hand();
        this.hosts = new NovaHosts(site);
        this.plan = new NovaPlan(site);
        this.parts = new NovaHost(site);
        this.neutron = site.file().network() == NetworkKind.NEUTRON;
    }

    /** On a host of the new Nova, in the deployment or its undo. */
    List<String> of(String step, String host) {
        EnumSet<Part> wanted = plan.parts(host);
        return switch (step) {
            case "installNova" -> install(wanted);
            case "configureNova" -> configure(host, wanted);
            case "startNova" -> start(wanted);
            case "stopNewNova" ->
                    plan.ownUnits(host).stream().flatMap(u -> stop(u).stream()).toList();
            default -> List.of();
        };
    }

    /** On a node that is redeployed; its own configuration is the start. */
    public List<String> node(String step, String host) {
        EnumSet<Part> node = EnumSet.of(Part.NODE);
        return switch (step) {
            case "stopNode" ->
                    profile.oldComputeUnits().stream().flatMap(u -> stop(u).stream()).toList();
            case "installNode" -> install(node);
            case "configureNode" -> options(host, node);
            case "startNode" -> start(node);
            default -> List.of();
        };
    }

    /** On the host that reaches the databases. */
    List<String> createDatabase() {
        Database database = hosts.newDatabase();
        var commands = site.profile().database();
        String grant = Template.sql(profile.grant(), names(database));
        return List.of(
                Template.shown(commands.create(), names(database)),
                commands.run() + " -e " + Command.quote(grant));
    }

    /** On the same host; the dump is what a person could go back to. */
    List<String> dropDatabase(String file) {
        Database database = hosts.newDatabase();
        var commands = site.profile().database();
        String revoke = Template.sql(profile.revoke(), names(database));
        return List.of(
                Template.shown(commands.dump(), Map.of("schema", database.schema(), "file", file)),
                commands.run() + " -e " + Command.quote(revoke),
                Template.shown(commands.drop(), names(database)));
    }

    /**
     * On a host that runs the Neutron server; the credentials are fetched there from a controller's
     * nova.conf, so that nobody sees them.
     */
    List<String> notifications(String from) {
        Notifications options = profile.notifications();
        Map<String, String> values = hosts.values(hosts.controller().name());
        String address = site.entry(from).address();
        values.put("nova-username", fetched(address, options.username().get(0)));
        values.put("nova-password", fetched(address, options.password().get(0)));
        values.put(
                "nova-tenant-id",
                Template.shown(
                        hand.projectId(),
                        Map.of("name", fetched(address, options.tenant().get(0)))));
        values.put("nova-auth-url", fetched(address, options.authUrl().get(0)));
        List<String> lines = new ArrayList<>();
        options.set()
                .forEach(
                        (o, v) ->
                                lines.add(
                                        option(hand.setOption(), options.file(), o)
                                                .replace(
                                                        "{value}",
                                                        "\"" + Template.text(v, values) + "\"")));
        lines.add(restart(options.unit()));
        return lines;
    }

    /** On the same host, back again. */
    List<String> silence() {
        Notifications options = profile.notifications();
        List<String> lines = new ArrayList<>();
        options.set()
                .keySet()
                .forEach(o -> lines.add(option(hand.deleteOption(), options.file(), o)));
        lines.add(restart(options.unit()));
        return lines;
    }

    private String fetched(String address, String option) {
        return option(hand.fetchOption(), profile.file(), option).replace("{address}", address);
    }

    private String restart(String unit) {
        return Template.shown(site.profile().host().restartUnit(), Map.of("unit", unit));
    }

    private Map<String, String> names(Database database) {
        return Map.of(
                "schema", database.schema(), "user", site.profile().settings().get("nova-user"));
    }

    private List<String> install(EnumSet<Part> wanted) {
        return List.of(
                Template.shown(site.profile().host().addRepository(), site.profile().settings()),
                plan.install(wanted),
                Template.command(
                                site.profile().host().packageVersions(),
                                Map.of("pattern", "openstack-nova-*"))
                        .line());
    }

    private List<String> configure(String host, EnumSet<Part> wanted) {
        List<String> lines = new ArrayList<>();
        lines.add(copy(hosts.oldController().address(), profile.folder()));
        lines.addAll(options(host, wanted));
        if (neutron && wanted.contains(Part.NODE)) {
            LocalIp local = profile.localIp();
            lines.add(copy(site.entry(hosts.oldNode()).address(), profile.neutronFolder()));
            lines.add(
                    set(
                            local.file(),
                            local.section() + "/" + local.option(),
                            site.entry(host).address()));
            lines.add(profile.neutronOwner());
        }
        if (hosts.isController(host)) {
            lines.add(profile.schema());
        }
        return lines;
    }

    private List<String> options(String host, EnumSet<Part> wanted) {
        List<String> lines = new ArrayList<>();
        Map<String, String> values = hosts.values(host);
        String address = site.entry(hosts.newDatabase().host()).address();
        lines.add(
                Template.shown(
                        hand.databaseUrl(),
                        Map.of(
                                "file", profile.file(),
                                "host", address,
                                "schema", hosts.newDatabase().schema())));
        profile.removed().forEach(o -> lines.add(option(hand.deleteOption(), profile.file(), o)));
        Map<String, String> all = new LinkedHashMap<>(profile.set());
        all.putAll(neutron ? profile.setWithNeutron() : profile.setWithNovaNetwork());
        if (wanted.contains(Part.NODE)) {
            all.putAll(profile.setOnCompute());
        }
        all.forEach((o, v) -> lines.add(set(profile.file(), o, Template.text(v, values))));
        lines.add(
                Template.shown(
                        hand.awayFromLocalhost(),
                        Map.of(
                                "file", profile.file(),
                                "old-controller", values.get("old-controller"))));
        lines.add(profile.owner());
        return lines;
    }

    private String copy(String address, String folder) {
        return Template.shown(
                hand.copyFolder(),
                Map.of(
                        "address", address,
                        "folder", folder,
                        "parent", folder.substring(0, folder.lastIndexOf('/') + 1)));
    }

    private String set(String file, String option, String value) {
        return option(hand.setOption(), file, option).replace("{value}", Command.quote(value));
    }

    private static String option(String template, String file, String option) {
        String[] name = option.split("/", 2);
        return Template.shown(
                template, Map.of("file", file, "section", name[0], "option", name[1]));
    }

    private List<String> start(EnumSet<Part> wanted) {
        List<String> lines = new ArrayList<>();
        var commands = site.profile().host();
        if (neutron && wanted.contains(Part.NODE)) {
            lines.addAll(start(profile.neutronUnits().get(0)));
            profile.bridges()
                    .forEach(b -> lines.add(Template.shown(profile.bridge(), Map.of("bridge", b))));
        }
        parts.units(wanted).forEach(unit -> lines.addAll(start(unit)));
        parts.units(wanted)
                .forEach(u -> lines.add(Template.shown(commands.unitStatus(), Map.of("unit", u))));
        return lines;
    }

    private List<String> start(String unit) {
        var commands = site.profile().host();
        return List.of(Template.shown(commands.enableUnit(), Map.of("unit", unit)), restart(unit));
    }

    private List<String> stop(String unit) {
        return List.of(
                Template.shown(profile.stopUnit(), Map.of("unit", unit)),
                Template.shown(site.profile().host().disableUnit(), Map.of("unit", unit)));
    }
}
