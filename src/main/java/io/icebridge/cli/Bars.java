package io.icebridge.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar per phase, for terminals. */
final class Bars implements Progress {
    private static final int EVERY_MILLIS = 200;
    private static final int WIDTH = 78;

    private final PrintWriter out;
    private ProgressBar bar;

    Bars(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(Phase phase, int total) {
        bar =
                new ProgressBarBuilder()
                        .setTaskName("%-14s".formatted(phase.title()))
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(EVERY_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(System.out, WIDTH))
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

    /** Nothing is written across a bar. */
    @Override
    public void say(String line) {
        if (bar == null) {
            out.println(line);
            out.flush();
        } else {
            bar.setExtraMessage(line);
        }
    }
}
