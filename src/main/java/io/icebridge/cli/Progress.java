package io.icebridge.cli;

/** Shows how far a rehearsal is. */
interface Progress extends AutoCloseable {
    void begin(Phase phase, int total);

    /** Called again and again within a phase. */
    void at(int done);

    void end();

    /** A line between. */
    void say(String line);

    /** It is shown no more. */
    @Override
    default void close() {}
}
