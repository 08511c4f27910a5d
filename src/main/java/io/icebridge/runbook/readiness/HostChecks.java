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
import io.icebridge.runbook.profile.Runbook;
import io.icebridge.runbook.profile.Template;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        return check(Map.of(), Integer.MAX_VALUE, progress).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Checks some more of the hosts, as many as the cloud file lets at once.
     *
     * @param before what was found of the others, by host
     * @param progress gets a line after each host
     * @return the same with what was found now
     */
    public Map<String, List<Finding>> checkSome(
            Map<String, List<Finding>> before, Consumer<String> progress) {
        return check(before, file.limits().hostsAtOnce(), progress);
    }

    /** Whether nothing is left to be checked. */
    public boolean all(Map<String, List<Finding>> found) {
        return found.size() == reached().size();
    }

    private Map<String, List<Finding>> check(
            Map<String, List<Finding>> before, int most, Consumer<String> progress) {
        Map<String, List<Finding>> found = Collections.synchronizedMap(new TreeMap<>(before));
        HostsDone done = new HostsDone(before.size(), reached().size(), progress);
        Parallel.map(
                reached().stream().filter(h -> !before.containsKey(h.name())).limit(most).toList(),
                file.limits().hostsAtOnce(),
                entry -> {
                    List<Finding> findings = checkHost(entry);
                    found.put(entry.name(), findings);
                    done.one(entry.name(), findings.size());
                    return findings;
                });
        return found;
    }

    private List<HostEntry> reached() {
        return file.hosts().stream().filter(h -> !h.byHand()).toList();
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
            findings.addAll(new DatabaseChecks(file, profile).check(entry, host));
            if (profile.offers(Runbook.DEPLOY_PARALLEL_NOVA)) {
                findings.addAll(new AgentCheck(file, profile).check(entry, host));
                findings.addAll(new OldNova(file, hosts, profile).check(entry));
            }
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
