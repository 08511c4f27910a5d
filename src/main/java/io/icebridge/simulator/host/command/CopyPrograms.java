package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs that copy, move and compare files. */
final class CopyPrograms {
    private CopyPrograms() {}

    static void addTo(Commands commands) {
        commands.add("cp", call -> transfer(call, false));
        commands.add("mv", call -> transfer(call, true));
        commands.add("install", CopyPrograms::install);
        commands.add("cmp", CopyPrograms::cmp);
        commands.add("diff", CopyPrograms::diff);
    }

    private static int transfer(Call call, boolean move) throws IOException {
        List<String> names = call.operands();
        String target = call.path(names.get(names.size() - 1));
        boolean directories = move || call.has("-a") || call.has("-r") || call.has("-R");
        for (String name : names.subList(0, names.size() - 1)) {
            String source = call.path(name);
            if (!call.files().exists(source)) {
                return call.fail(1, "cannot stat `" + name + "': No such file or directory");
            }
            if (call.files().isDirectory(source) && !directories) {
                return call.fail(1, "omitting directory `" + name + "'");
            }
            boolean inside = call.files().isDirectory(target) && !call.has("-T");
            String to = inside ? target + source.substring(source.lastIndexOf('/')) : target;
            try {
                call.files().copy(source, to);
            } catch (FileSystemException e) {
                return call.fail(1, "cannot create `" + to + "': " + e.getReason());
            }
            if (move) {
                call.files().remove(source);
            }
        }
        return 0;
    }

    /** {@code install -D -m MODE SOURCE TARGET} and {@code install -d DIRECTORY}. */
    private static int install(Call call) throws IOException {
        List<String> names = Options.operands(call, "-m", "-o", "-g");
        if (call.has("-d")) {
            names.forEach(n -> call.files().makeDirectories(call.path(n)));
            return 0;
        }
        String target = call.path(names.get(1));
        if (call.has("-D")) {
            call.files().makeDirectories(Files.parent(target));
        }
        call.files().write(target, call.files().read(call.path(names.get(0))));
        call.files().chmod(target, Integer.parseInt(Options.value(call, "-m", "755"), 8));
        return 0;
    }

    private static int cmp(Call call) throws IOException {
        List<String> names = call.operands();
        byte[] left = Inputs.bytes(call, names.subList(0, 1));
        byte[] right = Inputs.bytes(call, names.subList(1, 2));
        if (Arrays.equals(left, right)) {
            return 0;
        }
        if (!call.has("-s")) {
            call.say(names.get(0) + " " + names.get(1) + " differ");
        }
        return 1;
    }

    /** Line by line, by the longest common subsequence, in {@code diff}'s plain or short form. */
    private static int diff(Call call) throws IOException {
        List<String> names = call.operands();
        String left = call.path(names.get(0));
        String right = call.path(names.get(1));
        if (call.files().isDirectory(left)) {
            return diffFolders(call, left, right);
        }
        List<String> changes =
                changes(
                        Inputs.lines(call, names.subList(0, 1)),
                        Inputs.lines(call, names.subList(1, 2)));
        if (changes.isEmpty()) {
            return 0;
        }
        if (call.has("-q")) {
            call.say("Files " + names.get(0) + " and " + names.get(1) + " differ");
        } else {
            call.say(changes.toArray(String[]::new));
        }
        return 1;
    }

    private static int diffFolders(Call call, String left, String right) throws IOException {
        int status = 0;
        List<String> paths = new ArrayList<>();
        call.files().below(left).forEach(p -> paths.add(p.substring(left.length())));
        call.files().below(right).stream()
                .map(p -> p.substring(right.length()))
                .filter(p -> !paths.contains(p))
                .forEach(paths::add);
        for (String path : paths) {
            boolean onlyLeft = !call.files().exists(right + path);
            boolean onlyRight = !call.files().exists(left + path);
            if (onlyLeft || onlyRight) {
                call.say("Only in " + (onlyLeft ? left : right) + ": " + path.substring(1));
                status = 1;
            } else if (!call.files().isDirectory(left + path)
                    && !Arrays.equals(
                            call.files().read(left + path), call.files().read(right + path))) {
                call.say("Files " + left + path + " and " + right + path + " differ");
                status = 1;
            }
        }
        return status;
    }

    private static List<String> changes(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] =
                        left.get(i).equals(right.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            boolean same = i < left.size() && j < right.size() && left.get(i).equals(right.get(j));
            if (same) {
                i++;
                j++;
            } else if (j == right.size()
                    || i < left.size() && common[i + 1][j] >= common[i][j + 1]) {
                changes.add("< " + left.get(i++));
            } else {
                changes.add("> " + right.get(j++));
            }
        }
        return changes;
    }
}
