package io.icebridge.runbook.readiness;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Host;
import io.icebridge.host.HostFailure;
import io.icebridge.host.Hosts;
import io.icebridge.host.Result;
import io.icebridge.runbook.fleet.Parallel;
import io.icebridge.runbook.profile.Check;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The profile's checks on every host, several hosts at once. Nothing on a host is changed. */
public final class HostChecks {
    private final CloudFile file;
    private final Hosts hosts;
    private final Profile profile;
    private final Clock clock;

    public HostChecks(CloudFile file, Hosts hosts, Profile profile, Clock clock) {
        this.file = file;
        this.hosts = hosts;
        this.profile = profile;
        this.clock = clock;
    }

    /**
     * Checks all hosts that Icebridge may log in to.
     *
     * @param progress gets a line after each host
     */
    public List<Finding> check(Consumer<String> progress) {
        List<HostEntry> reached = file.hosts().stream().filter(h -> !h.byHand()).toList();
        HostsDone done = new HostsDone(reached.size(), progress);
        return Parallel.map(
                        reached,
                        file.limits().hostsAtOnce(),
                        entry -> {
                            List<Finding> findings = checkHost(entry);
                            done.one(entry.name(), findings.size());
                            return findings;
                        })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> checkHost(HostEntry entry) {
        List<Finding> findings = new ArrayList<>();
        try {
            Host host = hosts.host(entry.name());
            profile.readiness().stream()
                    .filter(
                            c ->
                                    c.roles().isEmpty()
                                            || c.roles().stream().anyMatch(entry.roles()::contains))
                    .filter(c -> !holds(c, host))
                    .map(c -> finding(entry, c))
                    .forEach(findings::add);
            findings.addAll(new BackupRoom(file, profile).check(entry, host));
        } catch (HostFailure failure) {
            findings.add(Unusable.finding(entry.name(), failure));
        }
        return findings;
    }

    private boolean holds(Check check, Host host) {
        Result result = host.look(Template.command(check.command(), profile.settings()));
        return result.ok() && Judgement.of(check, clock).accepts(result.output().strip());
    }

    private static Finding finding(HostEntry entry, Check check) {
        return new Finding(
                "host " + entry.name(), check.code(), check.what(), check.remedy(), check.blocks());
    }
}
