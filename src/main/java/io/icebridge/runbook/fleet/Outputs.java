package io.icebridge.runbook.fleet;

/** What commands wrote, as much of it as is kept. */
final class Outputs {
    private static final int TAIL = 6000;

    private Outputs() {}

    static String end(String output) {
        String all = output.strip();
        return all.length() > TAIL ? "..." + all.substring(all.length() - TAIL) : all;
    }
}
