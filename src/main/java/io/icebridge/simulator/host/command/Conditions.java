package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.util.List;

/** {@code test} and {@code [}. */
final class Conditions implements Program {

    @Override
    public int run(Call call) throws IOException {
        List<String> words = call.args();
        if (call.name().equals("[")) {
            if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
                return call.fail(2, "missing `]'");
            }
            words = words.subList(0, words.size() - 1);
        }
        try {
            return any(call, words) ? 0 : 1;
        } catch (NumberFormatException e) {
            return call.fail(2, "integer expression expected");
        }
    }

    private static boolean any(Call call, List<String> words) {
        int or = words.lastIndexOf("-o");
        return or > 0
                ? any(call, words.subList(0, or)) || all(call, words.subList(or + 1, words.size()))
                : all(call, words);
    }

    private static boolean all(Call call, List<String> words) {
        int and = words.lastIndexOf("-a");
        return and > 0
                ? all(call, words.subList(0, and))
                        && one(call, words.subList(and + 1, words.size()))
                : one(call, words);
    }

    private static boolean one(Call call, List<String> words) {
        if (!words.isEmpty() && words.get(0).equals("!") && words.size() != 3) {
            return !one(call, words.subList(1, words.size()));
        }
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.get(0).isEmpty();
            case 2 -> unary(call, words.get(0), words.get(1));
            case 3 ->
                    binary(words.get(0), words.get(1), words.get(2))
                            || words.get(0).equals("!") && !unary(call, words.get(1), words.get(2));
            default -> false;
        };
    }

    private static boolean unary(Call call, String operator, String word) {
        String path = call.path(word);
        return switch (operator) {
            case "-z" -> word.isEmpty();
            case "-n" -> !word.isEmpty();
            case "-e" -> call.files().exists(path);
            case "-f" -> call.files().exists(path) && !call.files().isDirectory(path);
            case "-d" -> call.files().isDirectory(path);
            case "-s" -> call.files().exists(path) && call.files().entry(path).size() > 0;
            case "-r", "-w", "-x" -> call.files().exists(path);
            default -> false;
        };
    }

    private static boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "-eq" -> Long.parseLong(left) == Long.parseLong(right);
            case "-ne" -> Long.parseLong(left) != Long.parseLong(right);
            case "-lt" -> Long.parseLong(left) < Long.parseLong(right);
            case "-le" -> Long.parseLong(left) <= Long.parseLong(right);
            case "-gt" -> Long.parseLong(left) > Long.parseLong(right);
            case "-ge" -> Long.parseLong(left) >= Long.parseLong(right);
            default -> false;
        };
    }
}
