package io.icebridge.simulator.host.machine;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What commands on hosts cause in the simulated cloud, and read of it. Called from the threads that
 * run commands, several at once.
 */
public interface CloudSide {

    /** A unit runs from now on; also called for each unit that runs when the hosts start. */
    void serviceStarted(ServiceFacts service);

    /** A unit runs no more. */
    void serviceStopped(ServiceFacts service);

    /**
     * A command line has reached a host over SSH, or a script there has come to its next one.
     *
     * @return who is told the exit status once it has ended; nobody is, if it never does
     */
    default IntConsumer commandBegun(String host, String line) {
        return status -> {};
    }

    /**
     * Packages of a host have moved.
     *
     * @param packages the versions of what is installed now, by package name
     */
    default void packagesChanged(String host, Map<String, String> packages) {}

    /** A database exists, empty. */
    default void databaseCreated(String database) {}

    /** A database's schema has moved; a database without tables has version 0. */
    default void schemaChanged(String database, int version) {}

    /** A database's content is again what it was when the dump was taken. */
    default void databaseRestored(String database) {}

    /** A database is gone. */
    default void databaseDropped(String database) {}

    /** Does something while nothing else changes in the cloud. */
    default <T> T inTurn(Supplier<T> work) {
        return work.get();
    }

    /**
     * The rows of a table that live in the cloud's own state: of a Nova database {@code instances},
     * {@code block_device_mapping}, {@code key_pairs}, {@code services}...
     *
     * @return by column name, to be read {@link #inTurn} alone; a null value is SQL's NULL; empty
     *     when the cloud keeps no such table
     */
    List<Map<String, String>> rows(String database, String table);

    /** Adds a row, as {@code insert} does. */
    default void insert(String database, String table, Map<String, String> row) {}

    /**
     * Changes the rows that hold every value of {@code where}, as {@code update} does.
     *
     * @return how many rows it found
     */
    default int update(
            String database, String table, Map<String, String> where, Map<String, String> set) {
        return 0;
    }

    /**
     * Deletes the rows that hold every value of {@code where}.
     *
     * @return how many rows it found
     */
    default int delete(String database, String table, Map<String, String> where) {
        return 0;
    }

    /** libvirt's names of the machines that run on a compute node, {@code instance-0000002a}. */
    default List<String> domains(String host) {
        return List.of();
    }
}
