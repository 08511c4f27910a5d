package io.icebridge.runbook.fleet;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Journal;
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

    /** Does the work on all the hosts, as many at once as the cloud file allows. */
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
                List.copyOf(names),
                file.limits().hostsAtOnce(),
                name -> work.apply(on(change, name)));
    }
}
