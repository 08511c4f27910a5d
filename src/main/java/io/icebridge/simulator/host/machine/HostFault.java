package io.icebridge.simulator.host.machine;

/**
 * What goes wrong with one command.
 *
 * @param text what a failing command says on its standard error
 */
public record HostFault(Kind kind, String text) {

    /** How it goes wrong. */
    public enum Kind {
        /** It does not. */
        NONE,
        /** The connection ends before the command has done anything. */
        DROP_BEFORE,
        /** The connection ends while the command runs; the command itself runs to its end. */
        DROP_DURING,
        /** The connection ends before the command has done anything; it does it a minute later. */
        LATER,
        /**
         * The connection ends, and the command is killed half way through: a package upgrade has
         * moved some packages and not others.
         */
        CUT,
        /** The command starts, does nothing and never ends. */
        HANG,
        /** The command does nothing and ends with status 1 and the text. */
        FAIL,
        /** Every write to a file fails with "No space left on device". */
        DISK_FULL
    }

    public static HostFault none() {
        return of(Kind.NONE);
    }

    public static HostFault of(Kind kind) {
        return new HostFault(kind, "");
    }

    public static HostFault failing(String text) {
        return new HostFault(Kind.FAIL, text);
    }
}
