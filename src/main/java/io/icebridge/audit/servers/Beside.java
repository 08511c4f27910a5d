package io.icebridge.audit.servers;

import io.icebridge.runbook.move.OwnerFact;
import io.icebridge.runbook.move.Was;
import java.util.Optional;

/**
 * One thing about a server, as it was and as it is.
 *
 * @param is also where nothing was read back: then why not
 */
public record Beside(String what, String was, String is) {
    private static final String UNREACHED = "; not compared";

    /**
     * What is known of a server since its move.
     *
     * @param newId empty while there is none
     * @param compared what the comparison at the end found equal; empty until then
     * @param user what became of the user whose it was
     */
    record Since(String newId, String compared, Optional<OwnerFact> user) {

        Beside beside(Was row) {
            return new Beside(row.what(), row.value(), is(row));
        }

        private String is(Was row) {
            if (row.compared()) {
                return compared.isEmpty() ? "not compared yet" : row.value();
            }
            return switch (row.what()) {
                case Was.NODE -> node();
                case Was.OWNER -> owner(row.value());
                case Was.USER_DATA -> userData(row.value());
                default -> "not compared";
            };
        }

        private String node() {
            return newId.isEmpty()
                    ? "no new server yet"
                    : "not compared: the new Nova chose one of its own nodes for it";
        }

        private String owner(String before) {
            return user.map(fact -> fact.restored() ? before + ": " + fact.told() : fact.told())
                    .orElse("not compared; nothing is written of it");
        }

        private String userData(String before) {
            if (compared.isEmpty()) {
                return "not compared yet";
            }
            if (compared.contains(UNREACHED)) {
                return "not compared, since the new Nova's database is out of reach";
            }
            return compared.contains("user data")
                    ? "compared: equal" + (before.equals("none") ? ", none" : "")
                    : "not compared: there was none";
        }
    }
}
