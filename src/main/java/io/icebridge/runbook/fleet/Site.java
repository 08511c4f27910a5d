package io.icebridge.runbook.fleet;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Hosts;
import io.icebridge.runbook.profile.Profile;
import java.util.Collection;
import java.util.List;

/** The hosts of a cloud with what is done on them and where it is written down. */
public record Site(CloudFile file, Hosts hosts, Profile profile, Pauses pauses) {

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
}
