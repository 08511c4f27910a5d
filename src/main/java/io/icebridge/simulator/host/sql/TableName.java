package io.icebridge.simulator.host.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A table with the database it is in and the name it goes by in a statement. */
record TableName(String database, String table, String alias) {
    private static final Set<String> NOT_ALIASES =
            Set.of(
                    "where", "left", "join", "inner", "on", "order", "group", "limit", "set",
                    "values", "select", "");

    static TableName read(SqlTokens tokens, String current) {
        String database = current;
        String table = tokens.name();
        if (tokens.accept(".")) {
            database = table;
            table = tokens.name();
        }
        tokens.accept("as");
        boolean aliased =
                tokens.peek().matches("[A-Za-z_`].*")
                        && !NOT_ALIASES.contains(tokens.peek().toLowerCase(Locale.ROOT));
        String alias = aliased ? tokens.name() : table;
        if (database.isEmpty()) {
            throw new SqlError("1046 (3D000)", "No database selected");
        }
        return new TableName(database, table, alias);
    }

    /**
     * Its rows by column name.
     *
     * @throws SqlError when there is no such table
     */
    List<Map<String, String>> rows(Tables tables) {
        List<Map<String, String>> rows = tables.rows(database, table);
        if (rows == null) {
            throw new SqlError(
                    "1146 (42S02)", "Table '" + database + "." + table + "' doesn't exist");
        }
        return rows;
    }
}
