package io.icebridge.cli;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.simulator.seed.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a site a simulated cloud cannot imitate, in sentences. */
final class NotImitated {
    private static final Map<String, String> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("identity", "Keystone");
        SERVICES.put("object", "Swift");
        SERVICES.put("volume", "Cinder");
        SERVICES.put("image", "Glance");
    }

    private static final List<String> OTHERS =
            List.of("orchestration", "telemetry", "database-service");

    private final CloudFile site;
    private final Shape shape;

    NotImitated(CloudFile site, Shape shape) {
        this.site = site;
        this.shape = shape;
    }

    List<String> sentences() {
        return Stream.of(always(), services(), databases(), byHand(), moving(), windows())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> always() {
        return List.of(
                "Nothing of the cloud that %s describes is reached, and no credentials are read."
                        .formatted(site.path()),
                ("Its servers are made up: %d of %d projects, on nodes that hold them. What the file"
                                + " says of projects, servers, metadata and flavors holds as far as"
                                + " they are met.")
                        .formatted(shape.servers(), shape.projects()),
                "Hosts answer on loopback, as root without sudo, whatever their addresses are; they"
                        + " are as RDO installs the old release, without what your files and databases hold"
                        + " otherwise.",
                "The package at repository-url and the base package are taken as there.");
    }

    private List<String> services() {
        List<String> sentences = new ArrayList<>(missing());
        if (OTHERS.stream().anyMatch(role -> !site.hostsIn(role).isEmpty())) {
            sentences.add(
                    "Heat, Ceilometer and Trove are simulated on their hosts alone: no API of theirs answers.");
        }
        return sentences;
    }

    private List<String> missing() {
        return SERVICES.entrySet().stream()
                .filter(s -> site.hostsIn(s.getKey()).isEmpty())
                .map(
                        s ->
                                "No host has the role %s: the simulated cloud has %s all the same, on none of its hosts."
                                        .formatted(s.getKey(), s.getValue()))
                .toList();
    }

    private List<String> databases() {
        long hosts = site.databases().stream().map(Database::host).distinct().count();
        return hosts < 2
                ? List.of()
                : List.of("The databases of " + hosts + " hosts are one server's.");
    }

    private List<String> byHand() {
        List<String> sentences = new ArrayList<>();
        named(ImitatedFile::asked)
                .ifPresent(
                        names ->
                                sentences.add(
                                        "On %s the rehearsal's operator runs what he is asked for."
                                                .formatted(names)));
        named(h -> !ImitatedFile.asked(h))
                .ifPresent(
                        names ->
                                sentences.add(
                                        "On %s a person would have files to write, too, whom no rehearsal has: they are logged in to instead."
                                                .formatted(names)));
        return sentences;
    }

    private java.util.Optional<String> named(java.util.function.Predicate<HostEntry> which) {
        String names =
                site.hosts().stream()
                        .filter(HostEntry::byHand)
                        .filter(which)
                        .map(HostEntry::name)
                        .collect(Collectors.joining(", "));
        return java.util.Optional.of(names).filter(n -> !n.isEmpty());
    }

    private List<String> moving() {
        List<String> sentences = new ArrayList<>();
        long left = site.moving().choices().stream().filter(ImitatedFile::ofPeople).count();
        if (left > 0) {
            sentences.add(
                    "No owner deletes a server and no person moves one here: what moving.choices"
                            + " says of the methods wait and by-hand (%d) is left out."
                                    .formatted(left));
        }
        if (!site.moving().checks().isEmpty()) {
            sentences.add(
                    "No made-up server answers anybody: the checks of moving.checks (%d) are passed without being made."
                            .formatted(site.moving().checks().size()));
        }
        return sentences;
    }

    private List<String> windows() {
        return site.windows().isEmpty()
                ? List.of()
                : List.of(
                        "Windows are kept: while all waits for one to open, the rehearsal's clock is"
                                + " put forward to then.");
    }
}
