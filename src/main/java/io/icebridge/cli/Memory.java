package io.icebridge.cli;

/** Databases that end with the JVM. */
final class Memory {
    private Memory() {}

    static String url(String name) {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
    }
}
