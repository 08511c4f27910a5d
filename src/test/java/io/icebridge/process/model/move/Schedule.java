package io.icebridge.process.model.move;

import static io.icebridge.runbook.move.Move.State.LEFT;
import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloud.Server;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.journal.Change;
import io.icebridge.journal.JournalLines;
import io.icebridge.process.ConsoleHosts;
import io.icebridge.process.step.Attempt;
import io.icebridge.runbook.move.Move;
import io.icebridge.runbook.move.Moves;
import io.icebridge.simulator.Client;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.host.RandomHostFaults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import io.icebridge.simulator.time.OwnTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One run by lot: a few servers of a cloud move while calls, operations, nodes and hosts fail and
 * the process dies, all as the seed says. The models are followed by {@link Travel}, the steps are
 * the runbook's own. An operator tries again or undoes.
 */
final class Schedule {
    private static final int KINDS = 18;
    private static final int AT_ONCE = 3;
    private static final List<String> PROJECTS = List.of("shop", "research");
    private static final Duration BREATH = Duration.ofSeconds(5);
    private static final Duration LONGEST_BREATH = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofDays(3);
    private static final double FAULTY = 0.03;
    private static final double LATE = 0.02;
    private static final double DEADLY = 0.004;
    private static final int ENGINE_TRIES = 5;

    private final MovingEngine engine;
    private final Random lot;
    private final List<String> log = new ArrayList<>();
    private final Armed faults;
    private final OwnTime time = new OwnTime();
    private final Moving moving;
    private final NetworkKind network;
    private final boolean sharing;
    private final String change;
    private final Attempt attempt;
    private final Operator operator;
    private MovingCloud cloud;
    private Instant end;

    Schedule(MovingEngine engine, long seed) {
        this.engine = engine;
        this.lot = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.faults = new Armed(Faults.seeded(seed, FAULTY, LATE), log);
        this.change = "SEED-" + seed;
        this.attempt = new Attempt(engine, change, time, log);
        this.operator = new Operator(engine, change, lot, time, log);
        this.network = lot.nextInt(3) == 0 ? NetworkKind.NOVA_NETWORK : NetworkKind.NEUTRON;
        this.sharing = network == NetworkKind.NEUTRON && seed % 4 == 0;
        boolean first = lot.nextInt(4) == 0;
        this.moving =
                TestMoving.usual().deleteFirst(first).releaseWait(75).choices(choices()).made();
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", "", "tier=cattle", "", "", "redeploy", null, "from its image"));
        if (lot.nextInt(5) == 0) {
            choices.add(
                    new Choice("", "server-1", "", "", "", "wait", null, "rebuilt by its owner"));
        }
        if (lot.nextInt(5) == 0) {
            choices.add(
                    new Choice("", "server-2", "", "", "", "by-hand", null, "licensed by its id"));
        }
        return choices;
    }

    /**
     * Carries it out.
     *
     * @return the cloud's own account afterwards
     */
    JsonNode run(Path folder) throws Exception {
        Shape usual = new Shape(KINDS, 2, 2, network, 1, 1, true);
        Shape shape = sharing ? usual.sharingVolumes() : usual;
        try (MovingCloud started = new MovingCloud(folder, shape, faults, moving, AT_ONCE, time)) {
            cloud = started;
            group();
            engine.forget();
            engine.live(cloud);
            engine.approve(change);
            ((ConsoleHosts) cloud.hosts).goWrong(new RandomHostFaults(lot.nextLong(), FAULTY));
            faults.on = true;
            engine.death.comesAt(point -> lot.nextDouble() < DEADLY);
            end = time.now().plus(LIMIT);
            insist("prepareMoves", new HashMap<>());
            travel(chosen());
            insist("closeMoves", new HashMap<>());
            faults.on = false;
            // What the cloud is still at comes to its end.
            time.pass(Duration.ofMinutes(10));
            return cloud.ledger();
        } finally {
            engine.death.comesAt(point -> false);
            engine.death.during("");
        }
    }

    /** Some servers of one node and one project are to stay together. */
    private void group() {
        List<Server> together = PlantedGroup.servers(cloud, KINDS, false);
        String project = together.get(0).projectId();
        PlantedGroup.of(
                cloud,
                "together",
                "affinity",
                together.stream().filter(s -> s.projectId().equals(project)).toList());
    }

    /** Three servers of all kinds; a person has said of the others that they stay. */
    private List<Move> chosen() {
        List<Integer> places =
                IntStream.range(0, KINDS).boxed().collect(toCollection(ArrayList::new));
        Collections.shuffle(places, lot);
        List<Move> all =
                engine.bean(Moves.class).of(change).stream()
                        .sorted(Comparator.comparing(Move::serverId))
                        .toList();
        places.stream()
                .skip(AT_ONCE)
                .map(all::get)
                .forEach(rest -> engine.bean(Moves.class).state(change, rest.serverId(), LEFT));
        return places.stream().limit(AT_ONCE).map(all::get).toList();
    }

    /** Lines of its journal that the rules do not allow. */
    List<String> broken() {
        return JournalRules.broken(
                Duration.ofSeconds(moving.requestLifeSeconds()),
                JournalLines.ofServers(engine.transactions(), new Change(change)));
    }

    int deaths() {
        return attempt.deaths();
    }

    List<String> log() {
        return log;
    }

    String what() {
        return network + (moving.deleteFirst() ? ", old server first" : "");
    }

    /** A step of the change as a whole, which an operator tries until it goes. */
    private void insist(String step, Map<String, Object> variables) {
        for (int i = 0; i < 60; i++) {
            String failure = attempt.perform(step, "change", variables, 1);
            if (failure == null) {
                return;
            }
            time.pass(Duration.ofMinutes(1));
        }
        throw new AssertionError(step + " does not go: " + log.get(log.size() - 1));
    }

    private void travel(List<Move> servers) {
        Lookout lookout = new Lookout(engine, change, time, log, this::deleteAsOwner);
        Map<String, Travel> under = new TreeMap<>();
        for (Move move : servers) {
            engine.bean(Moves.class).state(change, move.serverId(), Move.State.CLAIMED);
            under.put(move.serverId(), start("move-server", move.serverId()));
        }
        Duration breath = BREATH;
        while (!under.isEmpty()) {
            boolean moved = false;
            for (String server : List.copyOf(under.keySet())) {
                moved |= oneStep(under, server, under.get(server));
            }
            if (!moved) {
                time.pass(breath);
                boolean news = lookout.look(under);
                List.copyOf(under.keySet()).stream()
                        .filter(server -> under.get(server).over())
                        .forEach(server -> arrived(under, server));
                breath = news ? BREATH : longer(breath);
            }
            if (time.now().isAfter(end)) {
                throw new AssertionError("stuck: " + where(under));
            }
        }
    }

    /** The longer nothing happens, the rarer is it looked. */
    private static Duration longer(Duration breath) {
        Duration twice = breath.multipliedBy(2);
        return twice.compareTo(LONGEST_BREATH) > 0 ? LONGEST_BREATH : twice;
    }

    private static Travel start(String model, String server) {
        return new Travel(model, new HashMap<>(Map.of(MoveServer.SERVER.name(), server)));
    }

    private String where(Map<String, Travel> under) {
        StringBuilder text = new StringBuilder();
        under.forEach((s, t) -> text.append(s).append(" at ").append(t.at().getId()).append("; "));
        return text.toString();
    }

    private boolean oneStep(Map<String, Travel> under, String server, Travel travel) {
        switch (travel.at().getElementType().getTypeName()) {
            case "serviceTask" -> {
                if (travel.due.isAfter(time.now())) {
                    return false;
                }
                step(travel, server);
            }
            case "userTask" -> operator.decide(travel, server);
            default -> {
                return false;
            }
        }
        if (travel.over()) {
            arrived(under, server);
        }
        return true;
    }

    /** A server that was set aside is settled beside, as move-servers does it. */
    private void arrived(Map<String, Travel> under, String server) {
        under.remove(server);
        Move move = engine.bean(Moves.class).of(change, server);
        if (move.state() == Move.State.ASIDE) {
            Travel settling =
                    new Travel(
                            "settle-server",
                            new HashMap<>(
                                    Map.of(
                                            MoveServer.SERVER.name(),
                                            server,
                                            MoveServer.METHOD.name(),
                                            move.method())));
            under.put(server, settling);
        }
    }

    private void step(Travel travel, String server) {
        String id = travel.at().getId();
        String failure =
                attempt.perform(id, server, travel.variables(), ENGINE_TRIES - travel.tries);
        if (failure == null) {
            travel.goOn();
        } else if (failure.startsWith("drawn: ")) {
            travel.caught(failure.substring("drawn: ".length()));
        } else {
            travel.tries += failure.equals("killed") || failure.equals("waits") ? 0 : 1;
            travel.due = time.now().plusSeconds(5L << travel.tries);
        }
    }

    /** Some day. */
    private void deleteAsOwner(String server) {
        if (lot.nextInt(20) != 0) {
            return;
        }
        faults.on = false;
        String project = engine.bean(Moves.class).of(change, server).projectId();
        for (String name : PROJECTS) {
            Client owner = Client.member(cloud.simulated, name);
            if (owner.projectId().equals(project)) {
                int status =
                        owner.nova(Shape.OLD_REGION, "DELETE", "/servers/" + server, null).status();
                log.add(time.now() + " owner deletes " + server + ": " + status);
            }
        }
        faults.on = true;
    }
}
