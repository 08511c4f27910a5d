package io.icebridge.process.model;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.host.Command;
import io.icebridge.host.Result;
import io.icebridge.journal.ByHand;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.process.ConsoleHosts;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.WholeCloud;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Does on each host what the runbook, which may log in to none, asks for there; no more. */
final class HandyPerson {
    private static final int MOST_LISTS = 20;

    private final Set<String> asked = new TreeSet<>();
    private final Set<String> vain = new TreeSet<>();
    private final WholeCloud world;
    private final Journal journal;
    private final Change change;
    private final Site closed;
    private final ConsoleHosts hosts;

    HandyPerson(WholeCloud world, Journal journal, Change change) {
        this.world = world;
        this.journal = journal;
        this.change = change;
        this.hosts = new ConsoleHosts(world.machines);
        this.closed =
                new Site(
                        byHand(world.site.file()),
                        name -> {
                            throw new AssertionError(name + " is logged in to");
                        },
                        world.site.profile(),
                        world.site.pauses());
    }

    private static CloudFile byHand(CloudFile file) {
        return new CloudFile(
                file.path(),
                file.profile(),
                file.cloud(),
                file.regions(),
                file.network(),
                file.ssh(),
                file.hosts().stream()
                        .map(h -> new HostEntry(h.name(), h.address(), h.port(), h.roles(), true))
                        .toList(),
                file.databases(),
                file.limits(),
                file.moving(),
                file.windows(),
                file.settings());
    }

    /** Carries a step out, list by list. */
    void step(String name, Consumer<Stages.Program> work) {
        for (int list = 0; list < MOST_LISTS; list++) {
            try {
                work.accept(new Stages.Program(closed, world.cloud, journal));
                return;
            } catch (StepFailure failure) {
                if (failure.kind() != StepFailure.Kind.BY_HAND) {
                    throw failure;
                }
                journal.of(change).stream()
                        .filter(e -> e.state() == Entry.State.BEGUN)
                        .filter(e -> e.key().place().kind() == Place.Kind.HOST)
                        .forEach(this::carryOut);
            }
        }
        throw new AssertionError(name + " asks without end");
    }

    /** Each action that was asked for. */
    Set<String> asked() {
        return asked;
    }

    /** What is for an editor and not for a shell. */
    Set<String> inVain() {
        return vain;
    }

    private void carryOut(Entry entry) {
        asked.add(Traced.print(entry.key(), entry.what()));
        Result result = hosts.host(entry.key().place().name()).run(Command.of(entry.what()));
        if (!result.ok() && !entry.key().part().equals("stopped")) {
            vain.add(entry.what());
        }
        String said = "done\nOutput:\n" + result.output();
        journal.byHand(change, entry.key(), entry.what(), new ByHand("operator", said));
    }
}
