package io.icebridge.runbook.move;

import io.icebridge.cloud.Project;
import io.icebridge.cloud.Samples;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.ServerSample;
import io.icebridge.cloud.StillCloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.inventory.PrintedRows;
import io.icebridge.runbook.inventory.Reason;
import io.icebridge.runbook.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A small cloud whose servers are planned by the rules, the cloud file and what people say. */
abstract class PlannedServers {
    static final String CHANGE = "CHG1";

    final StillCloud cloud = new StillCloud();
    final PrintedRows database = new PrintedRows();
    final MovingTables tables = new MovingTables();
    final List<Choice> choices = new ArrayList<>();

    @BeforeEach
    void aFlavorInBothRegions() {
        cloud.old.flavor("1", 512, 1, 10);
        cloud.fresh.flavor("1", 512, 1, 10);
        cloud.projects.add(new Project("p", "shop", true));
    }

    CloudFile file() {
        return TestCloudFile.moving(TestMoving.usual().choices(choices).made());
    }

    MovePlan plan() {
        return new MovePlan(
                cloud.port(),
                file(),
                database.reader(),
                new MethodTable(),
                tables.moves,
                tables.labels,
                tables.ways,
                tables.nodes,
                tables.journal(),
                Profiles.load(file().profile()),
                MovingTables.CLOCK);
    }

    Move planned() {
        plan().refreshBeside(CHANGE);
        return tables.moves.of(CHANGE, "s1");
    }

    void server(ServerSample sample) {
        cloud.old.servers.removeIf(s -> s.id().equals("s1"));
        Server server = sample.get();
        cloud.old.servers.add(server);
        cloud.ports.clear();
        cloud.ports.add(Samples.port("1", "a", "s1"));
        server.volumeIds().forEach(id -> cloud.volumes.put(id, Samples.attached(id, "s1")));
    }

    static ServerSample s1() {
        return ServerSample.server("s1");
    }

    void ordinary() {
        server(s1());
        database.plain("s1");
    }

    void locked() {
        server(s1());
        database.locked("s1");
    }

    void nowUndeletable() {
        database.instances.clear();
        database.shut("s1");
    }

    void nowPlain() {
        database.instances.clear();
        database.plain("s1");
    }

    void choice(String method, UserData userData, String reason) {
        choices.add(new Choice("", "s*", "", "", "", method, userData, reason));
    }

    /** Oscar chooses, and answers for all that is planned against the server. */
    void chosen(String method) {
        List<Reason> shown = tables.moves.of(CHANGE, "s1").reasons();
        tables.ways.add(
                CHANGE, new Way("s1", method, shown, "oscar", "as agreed", MovingTables.NOW));
    }

    static List<String> codes(Move move) {
        return move.reasons().stream().map(Reason::code).toList();
    }
}
