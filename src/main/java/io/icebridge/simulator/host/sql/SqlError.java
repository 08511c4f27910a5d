package io.icebridge.simulator.host.sql;

/** What the server answers to a statement that it cannot carry out. */
public final class SqlError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param code MySQL's, with the state and the message as its client shows them: {@code 1146
     *     (42S02) at line 1: Table 'x.y' doesn't exist}
     */
    SqlError(String code, String message) {
        super("ERROR " + code + " at line 1: " + message);
    }

    static SqlError syntax(String near) {
        return new SqlError(
                "1064 (42000)", "You have an error in your SQL syntax near '" + near + "'");
    }
}
