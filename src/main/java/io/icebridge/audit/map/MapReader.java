package io.icebridge.audit.map;

import io.icebridge.approval.Records;
import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.map.MapView.Crumb;
import io.icebridge.audit.map.Seen.Found;
import io.icebridge.audit.overview.Badge;
import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.journal.Trail;
import io.icebridge.journal.Trail.Line;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads how far a change is in one of its models. */
@Component
class MapReader {
    private final Graphs graphs;
    private final Levels levels;
    private final Seen seen;
    private final ServerMarks servers;
    private final TokensNow tokens;
    private final MarkMaker marks;
    private final MapPaths paths;
    private final Records records;
    private final Clock clock;

    MapReader(
            Graphs graphs,
            Levels levels,
            Seen seen,
            ServerMarks servers,
            TokensNow tokens,
            MarkMaker marks,
            MapPaths paths,
            Records records,
            Clock clock) {
        this.graphs = graphs;
        this.levels = levels;
        this.seen = seen;
        this.servers = servers;
        this.tokens = tokens;
        this.marks = marks;
        this.paths = paths;
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param runs what was started for the change, the newest first
     * @return empty where nothing that was started has such a model
     */
    Optional<MapView> of(String change, List<Run> runs, String model, MapScope scope) {
        List<Level> down = levels.to(change, runs, model, scope);
        if (down.isEmpty()) {
            return Optional.empty();
        }
        List<Line> trail = trail(change);
        Drawing drawing = null;
        for (Level level : down) {
            drawing = drawing(level.well(well(level, drawing)), trail);
        }
        Level last = down.get(down.size() - 1);
        return Optional.of(
                new MapView(
                        change,
                        model,
                        paths.title(last),
                        last.scope(),
                        down.stream()
                                .map(
                                        level ->
                                                new Crumb(
                                                        paths.title(level),
                                                        MapPaths.of(
                                                                change,
                                                                level.model(),
                                                                level.scope())))
                                .toList(),
                        drawing.marks(),
                        drawing.flows(),
                        HandMoves.cancelled(trail, last),
                        last.running(),
                        clock.instant()));
    }

    /** Whether something that was started has such a model. */
    boolean has(String change, List<Run> runs, String model) {
        return !levels.to(change, runs, model, MapScope.CHANGE).isEmpty();
    }

    private List<Line> trail(String change) {
        List<Line> trail = new ArrayList<>(records.trail().of(change, Trail.Kind.MOVED));
        trail.addAll(records.trail().of(change, Trail.Kind.CANCELLED));
        return trail;
    }

    private record Drawing(List<Mark> marks, List<String> flows) {
        boolean done(String id) {
            return marks.stream()
                    .anyMatch(mark -> mark.id().equals(id) && mark.state() == State.DONE);
        }
    }

    /** What was called came to its good end when what called it has gone on. */
    private boolean well(Level level, Drawing above) {
        if (level.from() == null) {
            return level.run().ended() != null && Badge.good(level.run().outcome());
        }
        boolean one = !MapScope.of("", "").many(level.from().call());
        return above.done(level.from().id())
                || !one && !level.scope().kind().isEmpty() && settled(level);
    }

    private boolean settled(Level level) {
        return !level.scope().kind().equals("service") && servers.over(level);
    }

    private Drawing drawing(Level level, List<Line> trail) {
        Graph graph = graphs.of(level.model());
        Found found = seen.of(level, graph);
        Map<String, Integer> now =
                level.running()
                        ? tokens.of(level.change(), level.model(), level.scope())
                        : Map.of();
        Map<String, Instant> came = new HashMap<>();
        now.keySet().forEach(id -> came.put(id, null));
        servers.cameTo(level, graph).forEach(id -> came.put(id, null));
        found.traces().forEach((id, trace) -> came.put(id, trace.first()));
        TakenWay way = TakenWay.of(graph, came, found.words(), level.well() && now.isEmpty());
        Map<String, List<String>> moved = HandMoves.of(trail, level);
        List<Mark> all = new ArrayList<>();
        for (Element element : graph.inOrder()) {
            all.add(
                    marks.of(
                            level,
                            element,
                            new MarkMaker.Known(
                                    state(level, element, way, now),
                                    Optional.ofNullable(found.traces().get(element.id())),
                                    now.getOrDefault(element.id(), 0),
                                    found.answers().getOrDefault(element.id(), List.of()),
                                    moved.getOrDefault(element.id(), List.of()))));
        }
        return new Drawing(all, way.flows());
    }

    private static State state(
            Level level, Element element, TakenWay way, Map<String, Integer> now) {
        if (now.containsKey(element.id())) {
            return State.NOW;
        }
        if (!way.took(element.id())) {
            return State.AHEAD;
        }
        boolean ended = !level.running() && !level.well();
        if (element.kind() == Element.Kind.THROWN) {
            return State.ENDED_HERE;
        }
        if (element.kind() == Element.Kind.END) {
            return ended && level.from() == null ? State.ENDED_HERE : State.DONE;
        }
        return ended && !way.left(element.id()) ? State.ENDED_HERE : State.DONE;
    }
}
