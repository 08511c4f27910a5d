package io.icebridge.model;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.model.Models.Model;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelTest {
    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void noLabelLiesOnASymbolAFlowOrAnotherLabel(Model model) {
        Drawing drawing = Drawing.of(model);
        List<Rectangle> labels = new ArrayList<>();
        drawing.symbols.forEach(s -> labels.add(requireNonNullElse(s.label(), new Rectangle())));
        drawing.flows.forEach(f -> labels.add(requireNonNullElse(f.label(), new Rectangle())));
        labels.removeIf(Rectangle::isEmpty);
        for (Rectangle label : labels) {
            assertThat(drawing.symbols.stream().filter(s -> !s.frame()))
                    .as("under %s of %s", label, model)
                    .noneMatch(s -> s.box().intersects(apart(label)));
            assertThat(drawing.flows.stream().flatMap(f -> f.stretches().stream()))
                    .as("through %s of %s", label, model)
                    .noneMatch(s -> s.intersects(label));
            assertThat(labels.stream().filter(other -> other != label))
                    .as("on %s of %s", label, model)
                    .noneMatch(label::intersects);
        }
    }

    /** A label neither lies on a box nor touches one. */
    private static Rectangle apart(Rectangle label) {
        Rectangle apart = new Rectangle(label);
        apart.grow(2, 2);
        return apart;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNamedEventGatewayAndFlowSaysWhereItsLabelStands(Model model) {
        Drawing drawing = Drawing.of(model);
        assertThat(drawing.symbols)
                .filteredOn(s -> s.node() instanceof Event || s.node() instanceof Gateway)
                .filteredOn(s -> s.node().getName() != null)
                .allMatch(s -> s.label() != null);
        assertThat(drawing.flows)
                .filteredOn(f -> f.flow().getName() != null)
                .allMatch(f -> f.label() != null);
    }
}
