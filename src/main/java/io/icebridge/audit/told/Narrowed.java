package io.icebridge.audit.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What narrows the failures of a change, as SQL with its values. */
record Narrowed(String where, List<Object> values) {
    private static final String NAMED =
            " and (lower(subject) like ? or subject in (select 'server ' || server_id from ib_move"
                    + " where change_id = ? and (lower(server_name) like ? or new_id like ?)))";

    static Narrowed to(String change, FailuresAsked asked) {
        StringBuilder where = new StringBuilder(" where change_id = ?");
        List<Object> values = new ArrayList<>(List.of(change));
        if (!asked.step().isEmpty()) {
            where.append(" and step = ?");
            values.add(asked.step());
        }
        if (!asked.kind().isEmpty()) {
            where.append(" and kind = ?");
            values.add(asked.kind());
        }
        if (!asked.q().isEmpty()) {
            String part =
                    asked.q().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
            where.append(NAMED);
            values.addAll(List.of("% " + part, change, "%" + part, part));
        }
        return new Narrowed(where.toString(), values);
    }
}
