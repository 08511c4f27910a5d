package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.approval.Slice;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.simulator.fault.Fault;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the cloud while servers move and come back is what the gate showed. */
class ShownMovesTest {
    /** So many have one whose root volume goes with it. */
    private static final int EVERY_KIND = 18;

    /** A call in an action's words: a method and a path with places in braces. */
    private static final Pattern CALL =
            Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) ((?:\\{[^}]*}|[^\\s{;,])+)");

    private static final Pattern KEY = Pattern.compile("^\\{\"([^\"]+)\"");

    /** Tells nothing of the cloud but who asks. */
    private static final String TOKENS = ".*/tokens$";

    /** Only a Nova of a later day than these can be told. */
    private static final String TERMINATION = "termination";

    private final Undeletable faults = new Undeletable();
    private MovingEngine engine;
    private MovingCloud cloud;
    private MovingRun run;

    @TempDir Path folder;

    /** The old region deletes no server for as long as a test says so. */
    private static final class Undeletable implements Faults {
        private volatile boolean on;

        @Override
        public Fault before(String service, String method, String path) {
            return on
                            && service.equals("nova-havana")
                            && method.equals("DELETE")
                            && path.matches(".*/servers/[^/]+")
                    ? Fault.status(403)
                    : Fault.NONE;
        }
    }

    private void start(NetworkKind network, boolean first) throws Exception {
        Choice cattle = new Choice("", "", "tier=cattle", "", "", "redeploy", null, "its image");
        Moving moving = new Moving(first, false, "admin", 7, 0, List.of(cattle));
        Shape shape = new Shape(EVERY_KIND, 1, 1, network, 5000, 1, true);
        engine = new MovingEngine();
        cloud = new MovingCloud(folder, shape, faults, moving, 4).withNewDatabase();
        run = new MovingRun(engine, cloud, "SHOWN");
        before = calls().size();
        run.start();
    }

    private int before;

    @AfterEach
    void close() throws Exception {
        cloud.close();
        engine.close();
    }

    private JsonNode calls() throws Exception {
        return new ObjectMapper().readTree(cloud.simulated.books().get("calls").toURL());
    }

    private Set<String> shown(String place) {
        return slices().stream()
                .flatMap(slice -> slice.steps().stream())
                .flatMap(step -> step.actions().stream())
                .filter(Action::effect)
                .filter(action -> place.isEmpty() || isAt(action, place))
                .map(Action::what)
                .collect(Collectors.toSet());
    }

    private static boolean isAt(Action action, String region) {
        return action.key().place().equals(Place.region(region));
    }

    private List<Slice> slices() {
        return engine.bean(MoveSlices.class).slices(new Change("SHOWN"), "");
    }

    /** Changing calls that are in no action which the gate showed. */
    private Set<String> unshown() throws Exception {
        Set<String> unshown = new TreeSet<>();
        StreamSupport.stream(calls().spliterator(), false)
                .skip(before)
                .filter(call -> call.path("status").asInt() < 400)
                .filter(call -> !call.path("path").asText().matches(TOKENS))
                .filter(call -> !isShown(call))
                .map(call -> call.path("method").asText() + " " + call.path("path").asText())
                .forEach(unshown::add);
        return unshown;
    }

    private boolean isShown(JsonNode call) {
        boolean nova = call.path("service").asText().equals("nova");
        return shown(nova ? call.path("region").asText() : "").stream()
                .filter(what -> what.contains(action(call)))
                .flatMap(what -> CALL.matcher(what).results())
                .filter(said -> said.group(1).equals(call.path("method").asText()))
                .anyMatch(said -> path(said.group(2)).matcher(call.path("path").asText()).find());
    }

    /** Which of the actions of one path it is: {@code /action lock}. */
    private static String action(JsonNode call) {
        String path = call.path("path").asText();
        Matcher key = KEY.matcher(call.path("body").asText());
        return path.endsWith("/action") && key.find() ? "/action " + key.group(1) : "";
    }

    private static Pattern path(String said) {
        String path =
                Stream.of(said.split("(?=\\{)|(?<=})"))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining());
        return Pattern.compile("/" + path + "$");
    }

    @ParameterizedTest
    @CsvSource({"NEUTRON, false", "NOVA_NETWORK, false", "NEUTRON, true", "NOVA_NETWORK, true"})
    void nothingReachesTheCloudThatTheGateDidNotShow(NetworkKind network, boolean first)
            throws Exception {
        start(network, first);
        run.toTheEnd();
        MoveServersTest.nothingAmiss(cloud.ledger());
        assertThat(calls().size() - before).isGreaterThan(EVERY_KIND * 5);
        assertThat(unshown()).isEmpty();
    }

    @Test
    void aCallThatIsInNoActionIsFound() throws Exception {
        start(NetworkKind.NEUTRON, false);
        run.toTheEnd();
        String server = cloud.cloud.compute(Side.NEW).servers().get(0).id();
        cloud.cloud.changing().compute(Side.NEW).setMetadata(server, Map.of("a", "b"));
        assertThat(unshown()).singleElement().asString().contains("/metadata");
    }

    @ParameterizedTest
    @CsvSource({"NEUTRON", "NOVA_NETWORK"})
    void whatTakesAnEffectBackIsCarriedOutByTheWayBackAndShownToo(NetworkKind network)
            throws Exception {
        faults.on = true;
        start(network, false);
        run.until(() -> run.tasks().size() == EVERY_KIND);
        run.tasks().forEach(task -> run.decide(task, "undo"));
        run.until(
                () ->
                        run.tasks().size() == EVERY_KIND
                                && run.tasks().stream().allMatch(this::isUndone));
        assertThat(unshown()).isEmpty();
        List<Entry> all = engine.bean(Journal.class).of(new Change("SHOWN"));
        Set<String> done =
                all.stream()
                        .filter(e -> e.state() == Entry.State.DONE)
                        .map(e -> kind(e.key()))
                        .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        actions()
                .filter(action -> action.effect() && done.contains(kind(action.key())))
                .flatMap(action -> action.undo().by().stream())
                .filter(back -> !back.key().part().equals(TERMINATION))
                .filter(back -> !done.contains(kind(back.key())))
                .forEach(back -> missing.add(kind(back.key())));
        assertThat(missing).isEmpty();
        assertThat(cloud.ledger().path("servers"))
                .allMatch(server -> server.path("state").asText().equals("in-place"));
    }

    private boolean isUndone(Task task) {
        Key lock = new Key("stopServer", server(task), Place.region("havana"), "lock");
        return !engine.bean(Journal.class).mayBeDone(new Change("SHOWN"), lock);
    }

    private Subject server(Task task) {
        return Subject.server(run.server(task));
    }

    private Stream<Action> actions() {
        return slices().stream()
                .flatMap(slice -> slice.steps().stream())
                .flatMap(step -> step.actions().stream());
    }

    private static String kind(Key key) {
        return key.step() + " " + key.place() + " " + key.partKind();
    }
}
