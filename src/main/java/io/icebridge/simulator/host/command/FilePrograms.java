package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Globs;
import java.io.IOException;
import java.util.List;

/** Programs that look at files or make directories. */
final class FilePrograms {
    private FilePrograms() {}

    static void addTo(Commands commands) {
        commands.add("mkdir", FilePrograms::mkdir);
        commands.add("ln", FilePrograms::ln);
        commands.add("rmdir", FilePrograms::rm);
        commands.add("rm", FilePrograms::rm);
        commands.add("ls", FilePrograms::ls);
        commands.add("touch", FilePrograms::touch);
        commands.add("chmod", FilePrograms::chmod);
        commands.add("chown", FilePrograms::chown);
        commands.add("stat", FilePrograms::stat);
        commands.add("find", FilePrograms::find);
        commands.add("dirname", FilePrograms::dirname);
        commands.add("test", new Conditions());
        commands.add("[", new Conditions());
    }

    private static int mkdir(Call call) throws IOException {
        boolean parents = call.args().stream().anyMatch(a -> a.matches("--parents|-[a-z]*p[a-z]*"));
        String mode = Options.value(call, "-m", "755");
        List<String> names = Options.operands(call, "-m");
        for (String name : names) {
            String path = call.path(name);
            if (call.files().exists(path) && !(parents && call.files().isDirectory(path))) {
                return call.fail(1, "cannot create directory `" + name + "': File exists");
            }
            if (!parents && !call.files().isDirectory(Files.parent(path))) {
                return call.fail(
                        1, "cannot create directory `" + name + "': No such file or directory");
            }
            if (call.files().isFull() && !call.files().exists(path)) {
                return call.fail(
                        1, "cannot create directory `" + name + "': No space left on device");
            }
            if (!call.files().exists(path)) {
                call.files().makeDirectories(path);
                call.files().chmod(path, Integer.parseInt(mode, 8));
            }
        }
        return 0;
    }

    /** One that is there stays as it is. */
    private static int ln(Call call) throws IOException {
        List<String> names = call.operands();
        String target = call.path(names.get(1));
        if (call.files().exists(target)) {
            return call.fail(1, "failed to create hard link `" + names.get(1) + "': File exists");
        }
        call.files().copy(call.path(names.get(0)), target);
        return 0;
    }

    private static int rm(Call call) throws IOException {
        int status = 0;
        for (String name : call.operands()) {
            String path = call.path(name);
            boolean directory = call.files().isDirectory(path);
            boolean whole = call.has("-r") || call.has("-R") || call.name().equals("rmdir");
            if (!call.files().exists(path)) {
                boolean told = !call.has("-f");
                status =
                        told
                                ? call.fail(
                                        1,
                                        "cannot remove `" + name + "': No such file or directory")
                                : status;
            } else if (directory && !whole) {
                status = call.fail(1, "cannot remove `" + name + "': Is a directory");
            } else if (call.name().equals("rmdir") && !call.files().names(path).isEmpty()) {
                status = call.fail(1, "failed to remove `" + name + "': Directory not empty");
            } else {
                call.files().remove(path);
            }
        }
        return status;
    }

    private static int ls(Call call) throws IOException {
        int status = 0;
        for (String name : call.operands().isEmpty() ? List.of(".") : call.operands()) {
            String path = call.path(name);
            if (!call.files().exists(path)) {
                status = call.fail(2, "cannot access " + name + ": No such file or directory");
            } else if (call.files().isDirectory(path) && !call.has("-d")) {
                call.say(call.files().names(path).toArray(String[]::new));
            } else {
                call.say(name);
            }
        }
        return status;
    }

    private static int touch(Call call) throws IOException {
        for (String name : call.operands()) {
            String path = call.path(name);
            if (!call.files().isDirectory(path)) {
                byte[] content = call.files().exists(path) ? call.files().read(path) : new byte[0];
                call.files().write(path, content);
            }
        }
        return 0;
    }

    private static int chmod(Call call) throws IOException {
        List<String> operands = call.operands();
        boolean octal = operands.get(0).matches("[0-7]{3,4}");
        for (String name : operands.subList(1, operands.size())) {
            int mode = octal ? Integer.parseInt(operands.get(0), 8) : 0644;
            call.files().chmod(call.path(name), mode);
        }
        return 0;
    }

    /** Owners are not simulated; their files must be there all the same. */
    private static int chown(Call call) throws IOException {
        for (String name : call.operands().subList(1, call.operands().size())) {
            if (!call.files().exists(call.path(name))) {
                return call.fail(1, "cannot access `" + name + "': No such file or directory");
            }
        }
        return 0;
    }

    private static int stat(Call call) throws IOException {
        List<String> names = Options.operands(call, "-c");
        String format = Options.value(call, "-c", "%n %s");
        for (String name : names) {
            Files.Entry entry = call.files().entry(call.path(name));
            if (entry == null) {
                return call.fail(1, "cannot stat `" + name + "': No such file or directory");
            }
            call.say(
                    format.replace("%n", name)
                            .replace("%s", Long.toString(entry.size()))
                            .replace("%a", Integer.toOctalString(entry.mode()))
                            .replace("%Y", Long.toString(entry.modified().getEpochSecond()))
                            .replace("%U", "root")
                            .replace("%G", "root"));
        }
        return 0;
    }

    private static int find(Call call) throws IOException {
        List<String> folders = call.args().stream().takeWhile(a -> !a.startsWith("-")).toList();
        String type = Options.value(call, "-type", "");
        String name = Options.value(call, "-name", "*");
        String regex = Globs.regex(name);
        boolean zero = call.args().contains("-print0");
        int status = 0;
        for (String folder : folders) {
            String top = call.path(folder);
            if (!call.files().exists(top)) {
                status = call.fail(1, "`" + folder + "': No such file or directory");
                continue;
            }
            for (String path : call.files().below(top)) {
                boolean kind = type.isEmpty() || type.equals("d") == call.files().isDirectory(path);
                if (kind && path.substring(path.lastIndexOf('/') + 1).matches(regex)) {
                    String shown = folder + path.substring(top.length());
                    call.write(shown + (zero ? "\0" : "\n"));
                }
            }
        }
        return status;
    }

    private static int dirname(Call call) throws IOException {
        call.say(Files.parent(call.operands().get(0)));
        return 0;
    }
}
