package io.icebridge.simulator.host.sql;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What statements work on. */
public interface Tables {

    /** Carries a statement out, while nothing else changes a row. */
    <T> T inTurn(Supplier<T> statement);

    /**
     * The rows of a table by column name, null for NULL; null when there is no such table. To be
     * read in turn alone.
     */
    List<Map<String, String>> rows(String database, String table);

    List<String> databases();

    List<String> tables(String database);

    /** False when it was there already. */
    boolean create(String database);

    boolean drop(String database);

    /** Puts a table into another character set. */
    void convert(String database, String table, String charset);

    void insert(String database, String table, Map<String, String> row);

    void update(String database, String table, Map<String, String> row, Map<String, String> set);

    void delete(String database, String table, Map<String, String> row);
}
