package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.model.Drawing.Symbol;
import io.icebridge.model.Models.Model;
import java.awt.Rectangle;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be read on one page: a sheet of A4, 277 by 190 mm without its margins, on which a task's
 * name of 12 px is no smaller than 5.5 points, the size of a newspaper's small print. A model that
 * no longer fits has become two: the part that is read alone goes into a model that is called.
 */
class PageTest {
    private static final double POINT = 25.4 / 72;
    private static final double SMALLEST = 5.5 * POINT / 12;
    private static final double WIDTH = 277 / SMALLEST;
    private static final double HEIGHT = 190 / SMALLEST;

    /** Models aim at 15; who follows a line through more than this has lost it. */
    private static final int SYMBOLS = 24;

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelHasNoMoreSymbolsThanCanBeFollowed(Model model) {
        assertThat(Drawing.of(model).symbols)
                .filteredOn(symbol -> !symbol.frame())
                .hasSizeLessThanOrEqualTo(SYMBOLS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsReadOnOneSheet(Model model) {
        Rectangle all = drawn(Drawing.of(model));
        assertThat((double) all.width).as("width of %s", model).isLessThanOrEqualTo(WIDTH);
        assertThat((double) all.height).as("height of %s", model).isLessThanOrEqualTo(HEIGHT);
    }

    private static Rectangle drawn(Drawing drawing) {
        return Stream.of(
                        drawing.symbols.stream().map(Symbol::box),
                        drawing.symbols.stream().map(Symbol::label),
                        drawing.flows.stream().map(Drawing.Flow::label),
                        drawing.flows.stream()
                                .flatMap(flow -> flow.stretches().stream())
                                .map(stretch -> stretch.getBounds()))
                .flatMap(part -> part)
                .filter(Objects::nonNull)
                .reduce(Rectangle::union)
                .orElseThrow();
    }
}
