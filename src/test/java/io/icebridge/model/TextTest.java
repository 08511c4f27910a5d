package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.model.Drawing.Symbol;
import io.icebridge.model.Models.Model;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the pictures, which whoever looks at them sees in another font. */
class TextTest {
    private static final Pattern TEXT =
            Pattern.compile(
                    "data-element-id=\"(\\w+)\"(?:(?!data-element-id=)[\\s\\S])*?<text ([^>]*)>"
                            + "((?:<tspan [^>]*>[^<]*</tspan>)+)</text>");
    private static final Pattern LINE = Pattern.compile("<tspan ([^>]*)>([^<]*)</tspan>");

    /** What a letter takes of the font's size in DejaVu Sans and Verdana, the widest usual ones. */
    private static final double WIDE = 0.57;

    private static final double NARROW = 0.3;
    private static final String NARROW_LETTERS = "fijlrt.,' ";

    private static final int RIM = 3;
    private static final int MARKED = 2;
    private static final int PLAIN = 3;

    static Stream<Model> models() {
        return Models.all();
    }

    private record Text(String id, double size, List<Line> lines) {
        double width() {
            return lines.stream().mapToDouble(l -> l.width() * size).max().orElse(0);
        }
    }

    private record Line(String words, String style) {
        double width() {
            return words.chars()
                    .mapToDouble(c -> NARROW_LETTERS.indexOf(c) < 0 ? WIDE : NARROW)
                    .sum();
        }
    }

    private static List<Text> texts(Model model) throws IOException {
        String picture = Files.readString(Models.FOLDER.resolve(model.name() + ".svg"));
        return TEXT.matcher(picture)
                .results()
                .map(m -> new Text(m.group(1), size(m.group(2)), lines(m.group(3))))
                .toList();
    }

    private static double size(String style) {
        Matcher size = Pattern.compile("font-size: (\\d+)px").matcher(style);
        assertThat(size.find()).as(style).isTrue();
        return Double.parseDouble(size.group(1));
    }

    private static List<Line> lines(String text) {
        return LINE.matcher(text).results().map(TextTest::line).toList();
    }

    private static Line line(MatchResult found) {
        return new Line(found.group(2), found.group(1));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLineIsHeldByItsMiddle(Model model) throws IOException {
        assertThat(texts(model))
                .isNotEmpty()
                .flatExtracting(Text::lines)
                .extracting(line -> ((Line) line).style())
                .allMatch(style -> style.contains("text-anchor=\"middle\""));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNameFitsIntoItsBoxInAWideFontToo(Model model) throws IOException {
        List<Text> texts = texts(model);
        for (Symbol symbol : Drawing.of(model).symbols) {
            if (symbol.node() instanceof Activity activity) {
                Text text = of(texts, symbol.node().getId());
                assertThat(text.width()).as("%s in its box", text).isLessThan(room(symbol.box()));
                if (!symbol.frame()) {
                    assertThat(text.lines())
                            .as("lines of %s", text)
                            .hasSizeLessThanOrEqualTo(most(activity));
                }
            }
        }
    }

    private static double room(Rectangle box) {
        return box.width - 2.0 * RIM;
    }

    /** A marker below the name takes the room of a line. */
    private static int most(Activity activity) {
        boolean marked =
                activity instanceof CallActivity || activity.getLoopCharacteristics() != null;
        return marked ? MARKED : PLAIN;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLabelHasTheRoomThatAWideFontTakes(Model model) throws IOException {
        Drawing drawing = Drawing.of(model);
        List<Text> texts = texts(model);
        drawing.symbols.stream()
                .filter(s -> s.label() != null)
                .forEach(s -> roomy(of(texts, s.node().getId() + "_label"), s.label()));
        drawing.flows.stream()
                .filter(f -> f.label() != null)
                .forEach(f -> roomy(of(texts, f.flow().getId() + "_label"), f.label()));
    }

    private static void roomy(Text text, Rectangle label) {
        assertThat(label.height).as("%s", text).isGreaterThanOrEqualTo(text.lines().size() * 13);
        assertThat(label.width).as("%s", text).isGreaterThanOrEqualTo((int) text.width());
    }

    private static Text of(List<Text> texts, String id) {
        return texts.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }
}
