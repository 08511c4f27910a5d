package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Database;
import io.icebridge.simulator.host.machine.Databases;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.sql.Query;
import io.icebridge.simulator.host.sql.SqlError;
import io.icebridge.simulator.host.sql.Statement;
import java.io.IOException;
import java.util.List;

/** MySQL's client programs. */
final class DatabasePrograms {
    /** What a dump passes in a simulated second; loading takes three times as long. */
    private static final double BYTES_A_SECOND = 20e6;

    private static final String[] VALUED = {"-h", "-u", "-P", "-e", "-D", "-S"};

    private DatabasePrograms() {}

    static void addTo(Commands commands) {
        commands.add("mysql", "mysql", DatabasePrograms::mysql);
        commands.add("mysqldump", "mysql", DatabasePrograms::mysqldump);
        commands.add("mysqladmin", "mysql", DatabasePrograms::mysqladmin);
    }

    private static int mysql(Call call) throws IOException {
        String unreachable = unreachable(call, "ERROR %d (HY000): %s");
        if (unreachable != null) {
            return error(call, unreachable);
        }
        Databases databases = call.machine().site().databases();
        List<String> names = Options.operands(call, VALUED);
        names.removeIf(n -> n.equals(script(call)));
        String name = names.isEmpty() ? Options.value(call, "-D", "") : names.get(0);
        if (!name.isEmpty() && databases.get(name) == null && !name.equals("information_schema")) {
            return error(call, "ERROR 1049 (42000): Unknown database '" + name + "'");
        }
        String script = script(call);
        script = script == null ? call.inputText() : script;
        if (Dump.is(script)) {
            return load(call, name, script);
        }
        try {
            Statement statements = new Statement(new ServerTables(call.machine().site()), name);
            for (Query.Result result : statements.run(script)) {
                show(call, result);
            }
            return 0;
        } catch (SqlError e) {
            return error(call, e.getMessage());
        }
    }

    private static String script(Call call) {
        List<String> args = call.args();
        for (int i = 0; i < args.size() - 1; i++) {
            if (args.get(i).matches("-[A-Za-z]*e")) {
                return args.get(i + 1);
            }
        }
        return Options.value(call, "--execute", null);
    }

    private static int load(Call call, String name, String script) throws IOException {
        Database content = Dump.read(script);
        if (content == null) {
            return error(
                    call, "ERROR 1064 (42000) at line 2: You have an error in your SQL syntax");
        }
        call.machine().pace().seconds(3 * content.bytes() / BYTES_A_SECOND);
        call.machine().site().databases().restore(name, content);
        return 0;
    }

    private static void show(Call call, Query.Result result) throws IOException {
        boolean headed = !call.has("-N") && !call.args().contains("--skip-column-names");
        if (headed && !result.rows().isEmpty()) {
            call.say(String.join("\t", result.columns()));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : result.rows()) {
            text.append(String.join("\t", row.stream().map(DatabasePrograms::escaped).toList()));
            text.append('\n');
        }
        call.write(text.toString());
    }

    private static String escaped(String value) {
        return value == null
                ? "NULL"
                : value.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\0", "\\0");
    }

    private static int mysqldump(Call call) throws IOException {
        String unreachable = unreachable(call, "%d: %s");
        if (unreachable != null) {
            call.complain("mysqldump: Got error: " + unreachable + " when trying to connect");
            return 2;
        }
        List<String> names = Options.operands(call, VALUED);
        Databases databases = call.machine().site().databases();
        for (String name : names) {
            Database database = databases.get(name);
            if (database == null) {
                call.complain(
                        "mysqldump: Got error: 1049: Unknown database '"
                                + name
                                + "' when selecting the database");
                return 2;
            }
            call.machine().pace().seconds(database.bytes() / BYTES_A_SECOND);
            boolean comments = !call.args().contains("--skip-comments");
            call.write(comments ? "-- MySQL dump 10.13  Distrib 5.1.73\n" : "");
            call.write(Dump.text(databases, name));
            call.write(comments ? "-- Dump completed\n" : "");
        }
        return 0;
    }

    private static int mysqladmin(Call call) throws IOException {
        String unreachable = unreachable(call, "error: '%2$s'");
        if (unreachable != null) {
            return error(call, "mysqladmin: connect to server failed\n" + unreachable);
        }
        List<String> words = Options.operands(call, VALUED);
        Databases databases = call.machine().site().databases();
        return switch (words.get(0)) {
            case "create" ->
                    databases.create(words.get(1))
                            ? 0
                            : error(
                                    call,
                                    "mysqladmin: CREATE DATABASE failed; error: 'Can't create database '"
                                            + words.get(1)
                                            + "'; database exists'");
            case "drop" ->
                    databases.drop(words.get(1))
                            ? 0
                            : error(
                                    call,
                                    "mysqladmin: DROP DATABASE "
                                            + words.get(1)
                                            + " failed;\nerror: 'Can't drop database '"
                                            + words.get(1)
                                            + "'; database doesn't exist'");
            case "ping" -> {
                call.say("mysqld is alive");
                yield 0;
            }
            default -> error(call, "mysqladmin: Unknown command: '" + words.get(0) + "'");
        };
    }

    /**
     * Why the server cannot be reached, or null: it listens on its own host's socket, and on the
     * network where it is asked by name.
     *
     * @param form of error number and text
     */
    private static String unreachable(Call call, String form) {
        String named = Options.value(call, "-h", Options.value(call, "--host", "localhost"));
        boolean local = named.equals("localhost") || named.equals("127.0.0.1");
        Machine asked = local ? call.machine() : call.machine().site().machine(named);
        if (asked != null && asked.units().isRunning("mysqld")) {
            return null;
        }
        return local
                ? form.formatted(
                        2002,
                        "Can't connect to local MySQL server through socket"
                                + " '/var/lib/mysql/mysql.sock' (2)")
                : form.formatted(2003, "Can't connect to MySQL server on '" + named + "' (111)");
    }

    private static int error(Call call, String message) throws IOException {
        call.complain(message);
        return 1;
    }
}
