package io.icebridge.runbook.move;

import io.icebridge.cloud.Image;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.JournalLines;
import io.icebridge.journal.Said;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Server s1 on its way on a {@link PromptCloud}; everything that was to be asked is approved. */
final class OneMove {
    static final Change CHANGE = new Change("CHG1");
    static final String SERVER = "s1";
    private static final CloudFile LAST = TestCloudFile.with(List.of(), "ctl");
    private static final CloudFile FIRST =
            TestCloudFile.moving(TestMoving.usual().deleteFirst(true).made());

    final PromptCloud cloud = new PromptCloud();
    final DefinitionSample saved = new DefinitionSample();
    private final MovingTables tables = new MovingTables();
    private final CloudFile file;

    private OneMove(String method, CloudFile file) {
        this.file = file;
        tables.moves.plan(CHANGE.id(), MoveSample.move(SERVER, "n1", method));
        cloud.node("n1", true);
    }

    /** One whose old server goes last, where its method lets it. */
    static OneMove by(String method) {
        return new OneMove(method, LAST);
    }

    static OneMove deletingFirst(String method) {
        return new OneMove(method, FIRST);
    }

    /** One by snapshot whose addresses are Nova's own. */
    static OneMove underNovaNetwork() {
        return new OneMove("SNAPSHOT", TestCloudFile.underNovaNetwork());
    }

    /** One by snapshot, whose new server the site checks so. */
    static OneMove checked(Check... checks) {
        Moving usual = LAST.moving();
        Moving moving = TestMoving.usual().checks(checks).made();
        return new OneMove("SNAPSHOT", TestCloudFile.moving(moving));
    }

    Crossing crossing() {
        if (tables.definitions.find(CHANGE.id(), SERVER).isEmpty()) {
            tables.definitions.save(CHANGE.id(), saved.get());
        }
        return tables.crossing(cloud.reading(), file, cloud.changing());
    }

    /** The old server as it is held: switched off, with nothing on it. */
    ServerSample held() {
        ServerSample old = ServerSample.server(SERVER).status("SHUTOFF");
        cloud.old(old);
        done(ServerAction.LOCK);
        done(ServerAction.STOP);
        return old;
    }

    ServerSample booted() {
        ServerSample fresh = ServerSample.server("n9").metadata(Marker.USUAL, "CHG1:s1");
        cloud.fresh(fresh);
        done(ServerAction.BOOT, new NewServer("n9"));
        return fresh;
    }

    void done(ServerAction kind) {
        done(kind, new Said("done"));
    }

    void done(ServerAction kind, Object result) {
        tables.done(CHANGE.id(), SERVER, kind, file, result);
    }

    /** Its snapshot is taken and proven while the server had last been changed then. */
    void proven(Image image, Instant changed) {
        cloud.still.images.put(image.id(), image);
        cloud.still.marks.put(image.id(), "CHG1:s1");
        done(ServerAction.SNAPSHOT, new Snapshot(image.id()));
        done(ServerAction.PROTECT);
        done(
                ServerAction.PROVE,
                new Proof(image.id(), image.sizeBytes(), image.checksum(), changed));
    }

    Passage passage() {
        return crossing().passage(CHANGE, SERVER);
    }

    Optional<Entry.State> state(MoveAction kind) {
        return passage().last(kind).map(Entry::state);
    }

    /** What was begun is taken for something that had no effect. */
    void writtenOff(ServerAction kind) {
        crossing().door().failed(passage().last(kind).orElseThrow(), "nothing came of it");
    }

    Set<String> oldServers() {
        return cloud.still.old.servers.stream().map(s -> s.id()).collect(Collectors.toSet());
    }

    Set<String> newServers() {
        return cloud.still.fresh.servers.stream().map(s -> s.id()).collect(Collectors.toSet());
    }

    /** From now on what went unanswered can live no longer. */
    void later() {
        later(Duration.ofMinutes(3));
    }

    /** It is so much later than what was written. */
    void later(Duration time) {
        tables.clock = Clock.offset(Clock.systemUTC(), time);
    }

    /** What the journal has of it, line by line. */
    List<JournalLines.Line> written() {
        return tables.written(CHANGE);
    }
}
