package io.icebridge.audit.hosts;

import io.icebridge.audit.told.Attempt;
import io.icebridge.audit.told.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** What ran on one host, searched and written as text. */
final class HostLog {
    private final List<Attempt> attempts;

    HostLog(List<Attempt> attempts) {
        this.attempts = attempts;
    }

    /** Those that have the words in their command, output, step or whom they concern. */
    List<Attempt> having(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return attempts.stream().filter(attempt -> text(attempt).contains(wanted)).toList();
    }

    private static String text(Attempt attempt) {
        return String.join(
                        "\n",
                        attempt.entry().what(),
                        attempt.gave().text(),
                        attempt.entry().key().step(),
                        attempt.entry().key().subject().toString(),
                        attempt.state(),
                        attempt.by())
                .toLowerCase(Locale.ROOT);
    }

    /** All of it, oldest first. */
    void write(Told told, Writer out) {
        try {
            for (Attempt attempt : attempts) {
                out.write(
                        "# %s  %s  %s, %s%s%s%s%n"
                                .formatted(
                                        told.time(attempt.entry().begun()),
                                        told.step(attempt.entry().key().step()),
                                        attempt.entry().key().subject(),
                                        attempt.state(),
                                        attempt.by().isEmpty() ? "" : " by " + attempt.by(),
                                        attempt.gave().exit() == null
                                                ? ""
                                                : ", exit " + attempt.gave().exit(),
                                        attempt.took() == null
                                                ? ""
                                                : ", " + told.lasting(attempt.took())));
                out.write(attempt.entry().what().strip() + "\n");
                out.write(attempt.gave().text().strip().indent(4) + "\n");
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
