package io.icebridge.model;

import java.awt.Rectangle;
import java.awt.geom.Line2D;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A model as it is drawn: where each symbol, flow and label lies. */
final class Drawing {
    final List<Symbol> symbols;
    final List<Flow> flows;
    final List<Double> coordinates;

    /** A symbol; its scope is the process or subprocess that it stands in. */
    record Symbol(FlowNode node, Rectangle box, Rectangle label) {
        String scope() {
            return ((BaseElement) node.getParentElement()).getId();
        }

        boolean frame() {
            return node instanceof SubProcess;
        }

        boolean boundary() {
            return node instanceof BoundaryEvent;
        }

        boolean holds(Symbol other) {
            return frame() && box.contains(other.box);
        }

        int axis() {
            return box.y + box.height / 2;
        }

        @Override
        public String toString() {
            return node.getId();
        }
    }

    /** A sequence flow with its stretches from corner to corner. */
    record Flow(SequenceFlow flow, List<Line2D> stretches, Rectangle label) {
        boolean touches(Symbol symbol) {
            return flow.getSource().equals(symbol.node()) || flow.getTarget().equals(symbol.node());
        }

        @Override
        public String toString() {
            return flow.getId();
        }
    }

    private Drawing(BpmnModelInstance model) {
        Map<String, BpmnShape> shapes =
                byElement(model.getModelElementsByType(BpmnShape.class), BpmnShape::getBpmnElement);
        Map<String, BpmnEdge> edges =
                byElement(model.getModelElementsByType(BpmnEdge.class), BpmnEdge::getBpmnElement);
        symbols =
                model.getModelElementsByType(FlowNode.class).stream()
                        .map(node -> symbol(node, drawn(shapes, node)))
                        .toList();
        flows =
                model.getModelElementsByType(SequenceFlow.class).stream()
                        .map(flow -> flow(flow, drawn(edges, flow)))
                        .toList();
        coordinates =
                model.getModelElementsByType(Waypoint.class).stream()
                        .flatMap(p -> List.of(p.getX(), p.getY()).stream())
                        .toList();
    }

    static Drawing of(Models.Model model) {
        return new Drawing(model.content());
    }

    private static Symbol symbol(FlowNode node, BpmnShape shape) {
        return new Symbol(node, rectangle(shape.getBounds()), label(shape.getBpmnLabel()));
    }

    private static Flow flow(SequenceFlow flow, BpmnEdge edge) {
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        List<Line2D> stretches =
                IntStream.range(1, points.size())
                        .mapToObj(i -> stretch(points.get(i - 1), points.get(i)))
                        .toList();
        return new Flow(flow, stretches, label(edge.getBpmnLabel()));
    }

    private static Line2D stretch(Waypoint a, Waypoint b) {
        return new Line2D.Double(a.getX(), a.getY(), b.getX(), b.getY());
    }

    private static Rectangle label(BpmnLabel label) {
        return label == null ? null : rectangle(label.getBounds());
    }

    private static Rectangle rectangle(Bounds b) {
        return new Rectangle(
                b.getX().intValue(),
                b.getY().intValue(),
                b.getWidth().intValue(),
                b.getHeight().intValue());
    }

    private static <T> T drawn(Map<String, T> drawings, BaseElement element) {
        T drawing = drawings.get(element.getId());
        if (drawing == null) {
            throw new AssertionError(element.getId() + " is not drawn");
        }
        return drawing;
    }

    private static <T> Map<String, T> byElement(
            Collection<T> drawings, Function<T, BaseElement> element) {
        return drawings.stream()
                .collect(
                        Collectors.toMap(
                                d -> element.apply(d).getId(), d -> d, (a, b) -> a, HashMap::new));
    }
}
