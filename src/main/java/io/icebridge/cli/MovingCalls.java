package io.icebridge.cli;

import java.util.function.LongSupplier;

/** Counts what the cloud is asked while servers move, and hands the progress on. */
final class MovingCalls implements Progress {
    private final Progress shown;
    private final LongSupplier calls;
    private long before;
    private long during;
    private boolean moving;

    MovingCalls(Progress shown, LongSupplier calls) {
        this.shown = shown;
        this.calls = calls;
    }

    @Override
    public void begin(Phase phase, int total) {
        moving = phase == Phase.SERVERS;
        before = moving ? calls.getAsLong() : before;
        shown.begin(phase, total);
    }

    @Override
    public void at(int done) {
        shown.at(done);
    }

    @Override
    public void end() {
        during = moving ? calls.getAsLong() - before : during;
        moving = false;
        shown.end();
    }

    @Override
    public void say(String line) {
        shown.say(line);
    }

    @Override
    public void close() {
        shown.close();
    }

    /** All calls since the servers began to move, looking and redeploying nodes included. */
    long count() {
        return moving ? calls.getAsLong() - before : during;
    }
}
