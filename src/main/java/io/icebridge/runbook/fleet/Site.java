package io.icebridge.runbook.fleet;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.profile.Profile;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The hosts of a cloud with what is done on them and where it is written down. */
public record Site(CloudFile file, Hosts hosts, Profile profile, Journal journal, Pauses pauses) {

    /** Work on one host within a change. */
    public HostWork on(String change, String host) {
        return new HostWork(change, hosts.host(host), profile, journal, pauses);
    }

    /** Hosts with one of the roles, in the cloud file's order, each once. */
    public List<String> hostsIn(Collection<String> roles) {
        return file.hosts().stream()
                .filter(h -> h.roles().stream().anyMatch(roles::contains))
                .map(HostEntry::name)
                .toList();
    }

    /** Hosts with none of the roles. */
    public List<String> hostsWithout(Collection<String> roles) {
        return file.hosts().stream()
                .filter(h -> h.roles().stream().noneMatch(roles::contains))
                .map(HostEntry::name)
                .toList();
    }

    /** Of these hosts, those on which commands are run; on the others a person runs them. */
    public List<String> reached(Collection<String> names) {
        return names.stream().filter(name -> !entry(name).byHand()).toList();
    }

    /** Asks for the commands to be run by a person, where Icebridge may not log in. */
    public void askByHand(String change, String host, String step, List<String> commands) {
        if (!entry(host).byHand() || commands.isEmpty()) {
            return;
        }
        String text = String.join("\n", commands);
        journal.perform(
                new Intent(change, "host " + host, step, text),
                () -> {
                    throw new StepFailure(
                            StepFailure.Kind.BY_HAND,
                            host + " is not logged in to: carry the commands out there",
                            text);
                });
    }

    /**
     * @throws IllegalArgumentException when the cloud file has no such host
     */
    public HostEntry entry(String host) {
        return file.hosts().stream()
                .filter(h -> h.name().equals(host))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the cloud file has no host " + host));
    }

    /** Does the work on all the hosts that are reached, as many at once as the file allows. */
    public void onEach(String change, Collection<String> names, Consumer<HostWork> work) {
        collect(
                change,
                names,
                host -> {
                    work.accept(host);
                    return host.name();
                });
    }

    /** The same, with a result of each host. */
    public <R> List<R> collect(
            String change, Collection<String> names, Function<HostWork, R> work) {
        return Parallel.map(
                reached(names), file.limits().hostsAtOnce(), name -> work.apply(on(change, name)));
    }
}
