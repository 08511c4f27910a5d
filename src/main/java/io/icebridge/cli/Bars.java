package io.icebridge.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar per phase, for terminals. */
final class Bars implements Progress {
    private static final int EVERY_MILLIS = 200;
    private static final int WIDTH = 78;

    private final PrintStream terminal = System.out;
    private final PrintStream errors = System.err;
    private final PrintWriter out;
    private ProgressBar bar;

    /** From now on, whatever is written comes above the bar. */
    Bars() {
        System.setOut(new PrintStream(new AboveBar(terminal), true));
        System.setErr(new PrintStream(new AboveBar(errors), true));
        this.out = new PrintWriter(System.out, true);
    }

    @Override
    public void begin(Phase phase, int total) {
        bar =
                new ProgressBarBuilder()
                        .setTaskName("%-14s".formatted(phase.title()))
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(EVERY_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                        .build();
    }

    @Override
    public void at(int done) {
        bar.maxHint(Math.max(bar.getMax(), done));
        bar.stepTo(done);
    }

    @Override
    public void end() {
        bar.stepTo(bar.getMax());
        bar.close();
        bar = null;
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public void close() {
        System.setOut(terminal);
        System.setErr(errors);
    }
}
