package io.icebridge.cli;

import java.io.PrintWriter;

/** Progress as plain lines, for logs. */
final class Lines implements Progress {
    private final PrintWriter out;
    private Phase phase;
    private int total;
    private int shown;

    Lines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(Phase next, int of) {
        phase = next;
        total = of;
        shown = 0;
        say(phase.title());
    }

    @Override
    public void at(int done) {
        if (done > shown && done < total && done - shown >= Math.max(1, total / 6)) {
            shown = done;
            say("%s: %d of %d".formatted(phase.title(), done, total));
        }
    }

    @Override
    public void end() {
        say(phase.title() + ": done");
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
