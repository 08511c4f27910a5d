package io.icebridge.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What of a page stands in the way of people with other senses and hands, as axe-core finds it. */
final class Barriers {
    private static final String JUDGE =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              found => done(found.violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => v.impact + ' ' + v.id + ': ' + v.help + ' at '
                  + v.nodes.slice(0, 5).map(n => n.target.join(' ') + ' (' + n.failureSummary + ')').join('; '))),
              problem => done(['axe-core does not run: ' + problem]));
            """;

    private static final String AXE = read();

    private Barriers() {}

    /** The page that is shown has none that is serious. */
    static void none(Browser browser, String page) {
        Object found = browser.answer(AXE + JUDGE);
        assertThat((List<?>) found).as(page).isEmpty();
    }

    private static String read() {
        try (InputStream in = Barriers.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
