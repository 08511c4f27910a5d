package io.icebridge.process.model.nova;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.step.Courses;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.process.token.Var;
import io.icebridge.process.waiting.Watch;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.node.NodeCourses;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** redeploy-node: an emptied node of the old release becomes one of the new. */
@Configuration(proxyBeanMethods = false)
public class RedeployNode {
    static final String KEY = "redeploy-node";

    /** The gate that opens its steps. */
    public static final String GATE = "redeployment";

    /** The node's name, as Nova has it. */
    public static final Var<String> NODE = Var.text("node");

    private static final Var<String> COMMENT = Var.text("comment");
    private static final Duration UP_LIMIT = Duration.ofMinutes(10);

    private final Failures failures;
    private final NodeCourses redeployed;
    private final Courses courses;
    private final Journal journal;

    RedeployNode(Failures failures, NodeCourses redeployed, Courses courses, Journal journal) {
        this.failures = failures;
        this.redeployed = redeployed;
        this.courses = courses;
        this.journal = journal;
    }

    /**
     * What the gate of a wave opens: each of its nodes by itself. Where the site says so, the gate
     * of the move shows all of them and opens them before.
     */
    @Bean
    Slicing nodeSlices(Nodes nodes, CloudFile file) {
        return new Slicing() {
            @Override
            public String gate() {
                return GATE;
            }

            @Override
            public Set<String> shownAt() {
                return file.moving().nodesWithMove() ? Set.of(GATE, "move") : Set.of(GATE);
            }

            @Override
            public Set<String> steps() {
                return NodeCourses.GATED;
            }

            @Override
            public Set<String> belongTogether() {
                return NodeCourses.GATED;
            }

            @Override
            public List<Slice> slices(Change change, String wave) {
                if (wave.isEmpty()) {
                    return all(change);
                }
                return nodes.inWave(change.id(), Integer.parseInt(wave)).stream()
                        .map(node -> slice(change, node))
                        .toList();
            }

            @Override
            public List<Slice> all(Change change) {
                return nodes.of(change.id()).stream()
                        .map(node -> slice(change, node.name()))
                        .toList();
            }
        };
    }

    private Slice slice(Change change, String node) {
        return Slicings.of(GATE, Subject.node(node), redeployed.slice(change, node));
    }

    @Bean
    Step proveNodeEmpty() {
        return step(redeployed::proveEmpty);
    }

    @Bean
    Step stopNode() {
        return step((change, node) -> redeployed.stop(node));
    }

    @Bean
    Step installNode() {
        return step((change, node) -> redeployed.install(node));
    }

    @Bean
    Step configureNode() {
        return step(redeployed::configure);
    }

    @Bean
    Step startNode() {
        return step((change, node) -> redeployed.start(node));
    }

    @Bean
    Watch nodeUp() {
        return Watch.of(
                UP_LIMIT, Set.of(NODE.name()), Watch.Look.those(w -> redeployed.up(w.get(NODE))));
    }

    @Bean
    Step dropOldService() {
        return step(redeployed::dropOld);
    }

    /** Records that a person chose to leave it as it is. */
    @Bean
    Step leaveNode() {
        return Step.of(
                failures,
                "node",
                NODE,
                here -> {
                    String node = here.get(NODE);
                    journal.note(
                            new Change(here.change()),
                            new Key(
                                    here.step(),
                                    Subject.node(node),
                                    Place.cloud("compute"),
                                    "left"),
                            "leave " + node + " as it is",
                            new Said(here.get(COMMENT, "")));
                });
    }

    private Step step(BiFunction<Change, String, Course> drawn) {
        return Step.of(
                failures,
                "node",
                NODE,
                here ->
                        courses.carryOut(
                                here, drawn.apply(new Change(here.change()), here.get(NODE))));
    }
}
