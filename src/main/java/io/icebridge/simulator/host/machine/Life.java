package io.icebridge.simulator.host.machine;

/**
 * What runs on a thread of its own until it is killed. Whoever lets simulated time pass finds out
 * afterwards that it is dead: what it did until then stays done.
 */
public final class Life {
    private static final ThreadLocal<Life> HERE = new ThreadLocal<>();

    private final boolean background;
    private volatile boolean ended;
    private volatile int pauses = Integer.MAX_VALUE;

    /**
     * @param background whether no client waits for it
     */
    public Life(boolean background) {
        this.background = background;
    }

    /** Something was killed; nothing after it is carried out. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** The exit status of what was killed. */
        public static final int STATUS = 137;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** Makes this thread's work part of this life. */
    public void enter() {
        HERE.set(this);
    }

    public void leave() {
        HERE.remove();
    }

    /** Kills it. */
    public void end() {
        ended = true;
    }

    /** Kills it after it has let time pass so many times more. */
    public void endAfter(int more) {
        pauses = more;
    }

    /** The life that this thread works for, or null. */
    public static Life here() {
        return HERE.get();
    }

    public static boolean inBackground() {
        return HERE.get() != null && HERE.get().background;
    }

    /**
     * @throws Killed when this thread's work has been
     */
    static void timePassed() {
        Life life = HERE.get();
        if (life != null && (life.ended || life.pauses-- <= 0)) {
            throw new Killed();
        }
    }
}
