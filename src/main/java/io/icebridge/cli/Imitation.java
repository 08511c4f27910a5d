package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.runbook.move.Selection;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.host.machine.HostLayout;
import io.icebridge.simulator.host.machine.HostSpec;
import io.icebridge.simulator.seed.Likeness;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simulated cloud that is like the one of a cloud file: its hosts, names and databases. */
record Imitation(CloudFile site) {

    private static final List<String> NEEDED =
            List.of("nova-controller", "compute", "nova-controller-new", "compute-new");

    /**
     * The sizes are those of the command line; nodes and network are the file's.
     *
     * @throws CannotStart where the file names too little to be imitated
     */
    Shape shape(Shape sized) {
        for (String role : NEEDED) {
            if (hosts(role).isEmpty()) {
                throw new CannotStart(
                        "%s names no host with the role %s, without which the runbook cannot be rehearsed to its end. List it under hosts, or rehearse without --cloud."
                                .formatted(site.path(), role));
            }
        }
        List<String> projects = List.copyOf(projects());
        int most = Math.max(sized.projects(), projects.size());
        Shape held =
                new Shape(
                                sized.servers(),
                                sized.computes(),
                                most,
                                sized.network(),
                                sized.speed(),
                                sized.seed(),
                                false)
                        .withGibSeconds(sized.gibSeconds());
        return held.like(
                new Likeness(
                        site.regions().old(),
                        site.regions().fresh(),
                        first("nova-controller"),
                        first("nova-controller-new"),
                        hosts("compute"),
                        projects,
                        site.moving().role(),
                        schema("nova"),
                        Profiles.load(site.profile())
                                .with(site.settings())
                                .settings()
                                .get("new-schema"),
                        this::builtAnew,
                        room()),
                NetworkKind.valueOf(site.network().name()));
    }

    /** A host with a service's database has a database server there, whatever its roles. */
    HostLayout layout() {
        Map<String, String> schemas =
                site.databases().stream()
                        .collect(Collectors.toMap(Database::service, Database::schema));
        return new HostLayout(
                site.hosts().stream().map(h -> new HostSpec(h.name(), roles(h))).toList(),
                site.network() == CloudFile.NetworkKind.NEUTRON,
                site.networkAgent().word(),
                schemas);
    }

    private List<String> roles(HostEntry host) {
        boolean holds = site.databases().stream().anyMatch(d -> d.host().equals(host.name()));
        return Stream.concat(host.roles().stream(), Stream.of("database").filter(d -> holds))
                .distinct()
                .toList();
    }

    /** The projects that the file names, which the customers' are called. */
    Set<String> projects() {
        Set<String> names = new LinkedHashSet<>();
        site.moving().choices().stream().map(Choice::project).forEach(names::add);
        site.moving().checks().stream().map(c -> c.selector().project()).forEach(names::add);
        site.windows().forEach(w -> names.addAll(w.projects()));
        names.removeIf(name -> name.isEmpty() || name.contains("*") || name.equals("admin"));
        return names;
    }

    /** The file says it of servers, as the first of its choices that matches one. */
    private boolean builtAnew(Likeness.Planted server) {
        Selection.Facts facts =
                new Selection.Facts(
                        "",
                        server.project(),
                        "",
                        server.name(),
                        server.flavorId(),
                        server.flavorName(),
                        server.node(),
                        server.metadata());
        return site.moving().choices().stream()
                .filter(c -> !ImitatedFile.ofPeople(c))
                .filter(c -> Selection.matches(c.selector(), facts))
                .findFirst()
                .filter(c -> c.method().equals("redeploy"))
                .isPresent();
    }

    /** Of the file's nodes, as many as one new one must be able to take in. */
    private int room() {
        int fresh = Math.max(1, hosts("compute-new").size());
        return (site.limits().nodesPerWave() + fresh - 1) / fresh;
    }

    private String schema(String service) {
        return site.database(service).map(Database::schema).orElse(service);
    }

    private String first(String role) {
        return hosts(role).stream().findFirst().orElse("nowhere");
    }

    List<String> hosts(String role) {
        List<String> names = new ArrayList<>();
        site.hostsIn(role).forEach(h -> names.add(h.name()));
        return names;
    }
}
