package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.model.Drawing.Flow;
import io.icebridge.model.Drawing.Symbol;
import io.icebridge.model.Models.Model;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    private static final int GRID = 10;

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySymbolHasItsStandardSizeAndStandsOnTheGrid(Model model) {
        for (Symbol symbol : Drawing.of(model).symbols) {
            Rectangle box = symbol.box();
            if (symbol.frame()) {
                assertThat(List.of(box.x, box.y, box.width, box.height))
                        .as("%s on the grid", symbol)
                        .allMatch(n -> n % GRID == 0);
            } else {
                assertThat(box.getSize()).as("size of %s", symbol).isEqualTo(size(symbol.node()));
                assertThat(List.of(box.getCenterX(), box.getCenterY()))
                        .as("%s on the grid", symbol)
                        .allMatch(n -> n % GRID == 0);
            }
        }
    }

    private static Dimension size(FlowNode node) {
        if (node instanceof Event) {
            return new Dimension(36, 36);
        }
        return node instanceof Gateway ? new Dimension(50, 50) : new Dimension(100, 80);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyFlowHasRightAnglesOnly(Model model) {
        Drawing drawing = Drawing.of(model);
        assertThat(drawing.coordinates).allMatch(c -> c == Math.rint(c));
        for (Flow flow : drawing.flows) {
            assertThat(flow.stretches())
                    .as(flow.toString())
                    .allMatch(s -> s.getX1() == s.getX2() ^ s.getY1() == s.getY2());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void noSymbolLiesOnAnother(Model model) {
        List<Symbol> symbols =
                Drawing.of(model).symbols.stream().filter(s -> !s.boundary()).toList();
        for (Symbol one : symbols) {
            for (Symbol other : symbols) {
                if (one != other && !one.holds(other) && !other.holds(one)) {
                    assertThat(one.box().intersects(other.box()))
                            .as("%s lies on %s", one, other)
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void noFlowRunsThroughASymbol(Model model) {
        Drawing drawing = Drawing.of(model);
        for (Flow flow : drawing.flows) {
            for (Symbol symbol : drawing.symbols) {
                boolean around = symbol.frame() && inside(flow, symbol);
                if (!flow.touches(symbol) && !around) {
                    assertThat(flow.stretches())
                            .as("%s runs through %s", flow, symbol)
                            .noneMatch(s -> s.intersects(symbol.box()));
                }
            }
        }
    }

    private static boolean inside(Flow flow, Symbol frame) {
        return flow.stretches().stream()
                .allMatch(s -> frame.box().contains(s.getP1()) && frame.box().contains(s.getP2()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noTwoFlowsCross(Model model) {
        List<Flow> flows = Drawing.of(model).flows;
        for (Flow one : flows) {
            for (Flow other : flows) {
                if (one != other && !sharesAnEnd(one, other)) {
                    assertThat(cross(one, other)).as("%s crosses %s", one, other).isFalse();
                }
            }
        }
    }

    private static boolean sharesAnEnd(Flow one, Flow other) {
        return one.flow().getSource().equals(other.flow().getSource())
                || one.flow().getTarget().equals(other.flow().getTarget());
    }

    private static boolean cross(Flow one, Flow other) {
        return one.stretches().stream()
                .anyMatch(a -> other.stretches().stream().anyMatch(b -> b.intersectsLine(a)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingEntersOnTheRightOrLeavesOnTheLeft(Model model) {
        for (Flow flow : Drawing.of(model).flows) {
            Line2D first = flow.stretches().get(0);
            Line2D last = flow.stretches().get(flow.stretches().size() - 1);
            assertThat(List.of(first.getX2() - first.getX1(), last.getX2() - last.getX1()))
                    .as(flow.toString())
                    .allMatch(toTheRight -> toTheRight >= 0);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void inEveryScopeOneStraightLineLeadsFromTheStartToAnEnd(Model model) {
        List<Symbol> symbols = Drawing.of(model).symbols;
        for (Symbol start : symbols) {
            if (start.node() instanceof StartEvent) {
                Set<FlowNode> line = new HashSet<>();
                symbols.stream()
                        .filter(s -> s.scope().equals(start.scope()))
                        .filter(s -> s.frame() || s.axis() == start.axis())
                        .forEach(s -> line.add(s.node()));
                assertThat(leadsToAnEnd(start.node(), line)).as("line from %s", start).isTrue();
            }
        }
    }

    private static boolean leadsToAnEnd(FlowNode from, Set<FlowNode> line) {
        line.remove(from);
        return from instanceof EndEvent
                || from.getOutgoing().stream()
                        .map(SequenceFlow::getTarget)
                        .anyMatch(next -> line.contains(next) && leadsToAnEnd(next, line));
    }
}
