package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Database;
import io.icebridge.simulator.host.machine.Databases;
import io.icebridge.simulator.host.machine.Flaws;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database as the text that {@code mysqldump} writes and {@code mysql} reads. */
final class Dump {
    private static final Pattern TABLE =
            Pattern.compile("CREATE TABLE `(\\w+)` .* CHARSET=(\\w+);");
    private static final Pattern ROWS = Pattern.compile("INSERT INTO `(\\w+)` VALUES (.*);");
    private static final Pattern VERSION =
            Pattern.compile(
                    "INSERT INTO `(?:migrate|alembic)_version` VALUES \\((?:'repo',)?(.*)\\);");

    private Dump() {}

    static boolean is(String text) {
        return text.contains("CREATE TABLE `");
    }

    /** The same text for the same content, whatever the database is called. */
    static String text(Databases databases, String name) {
        Database database = databases.get(name);
        StringBuilder text = new StringBuilder("/*!40101 SET NAMES utf8 */;\n");
        for (String table : new TreeMap<>(database.tables()).keySet()) {
            boolean latin1 = database.flaws().latin1().contains(table);
            create(text, table, "`id` bigint(20) NOT NULL", latin1 ? "latin1" : "utf8");
            long rows = databases.rows(name, table);
            if (rows > 0) {
                text.append("INSERT INTO `").append(table).append("` VALUES ");
                for (long i = 1; i <= rows; i++) {
                    long row = i == 2 && database.flaws().doubled().contains(table) ? 1 : i;
                    text.append(i == 1 ? "(" : ",(").append(row).append(')');
                }
                text.append(";\n");
            }
        }
        if (database.version() > 0 && !database.flaws().unstamped()) {
            String table = ServerTables.versionTable(name, database);
            boolean alembic = table.equals("alembic_version");
            create(
                    text,
                    table,
                    alembic
                            ? "`version_num` varchar(32)"
                            : "`repository_id` varchar(250), `version` int(11)",
                    "utf8");
            Map<String, String> row = ServerTables.version(table, database);
            text.append("INSERT INTO `").append(table).append("` VALUES (");
            text.append(
                    alembic ? "'" + row.get("version_num") + "'" : "'repo'," + row.get("version"));
            text.append(");\n");
        }
        return text.toString();
    }

    private static void create(StringBuilder text, String table, String columns, String charset) {
        text.append("DROP TABLE IF EXISTS `").append(table).append("`;\n");
        text.append("CREATE TABLE `").append(table).append("` (").append(columns);
        text.append(") ENGINE=InnoDB DEFAULT CHARSET=").append(charset).append(";\n");
    }

    /** What a dump holds; null for a text that breaks off in the middle. */
    static Database read(String text) {
        Map<String, Long> tables = new LinkedHashMap<>();
        int version = 0;
        Flaws flaws = new Database(0, Map.of(), false).flaws();
        for (String line : text.lines().toList()) {
            Matcher table = TABLE.matcher(line);
            Matcher rows = ROWS.matcher(line);
            Matcher number = VERSION.matcher(line);
            if (number.matches()) {
                version = version(number.group(1));
            } else if (table.matches() && !table.group(1).endsWith("_version")) {
                tables.put(table.group(1), 0L);
                flaws = flaws.charset(table.group(1), table.group(2));
            } else if (rows.matches()) {
                tables.put(rows.group(1), rows.group(2).chars().filter(c -> c == '(').count());
                flaws = flaws.doubled(rows.group(1), rows.group(2).startsWith("(1),(1)"));
            } else if (!line.isBlank() && !line.endsWith(";") && !line.startsWith("--")) {
                return null;
            }
        }
        if (version == 0 && tables.containsKey(ServerTables.OF_NEUTRON)) {
            version = 1;
            flaws = flaws.stamped(false);
        }
        return new Database(version, tables, false, flaws);
    }

    private static int version(String value) {
        return switch (value) {
            case "'havana'" -> 1;
            case "'icehouse'" -> 2;
            default -> Integer.parseInt(value);
        };
    }
}
