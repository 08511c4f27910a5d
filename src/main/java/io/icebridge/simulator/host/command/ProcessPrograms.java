package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Programs that run others, or look at what runs. */
final class ProcessPrograms {
    private ProcessPrograms() {}

    static void addTo(Commands commands) {
        commands.add("sh", ProcessPrograms::sh);
        commands.add("bash", ProcessPrograms::sh);
        commands.add("chroot", InstallRoot::chroot);
        commands.add("sudo", ProcessPrograms::prefixed);
        commands.add("nohup", ProcessPrograms::prefixed);
        commands.add("setsid", ProcessPrograms::prefixed);
        commands.add("sleep", ProcessPrograms::sleep);
        commands.add("ps", ProcessPrograms::ps);
        commands.add("kill", ProcessPrograms::kill);
        commands.add("which", ProcessPrograms::which);
    }

    /** {@code sh -c SCRIPT}, {@code sh FILE} or {@code sh} with the script as its input. */
    private static int sh(Call call) throws IOException {
        List<String> args = call.args();
        String line = "sh " + String.join(" ", args);
        Shell shell = call.shell().called();
        int at = 0;
        while (at < args.size() && args.get(at).matches("-[eux]+")) {
            strict(shell, args.get(at++));
        }
        if (at == args.size() || args.get(at).equals("-s")) {
            return shell.script("sh", call.inputText(), call.streams());
        }
        if (args.get(at).matches("-[a-z]*c")) {
            strict(shell, args.get(at));
            return shell.with(args.subList(Math.min(args.size(), at + 3), args.size()))
                    .process(line, args.get(at + 1), call.streams());
        }
        if (!call.files().exists(call.path(args.get(at)))) {
            return call.fail(127, args.get(at) + ": No such file or directory");
        }
        return shell.with(args.subList(at + 1, args.size()))
                .script(line, call.files().text(call.path(args.get(at))), call.streams());
    }

    private static void strict(Shell shell, String options) {
        if (options.contains("e")) {
            shell.strict();
        }
    }

    /** The options of the program itself come first and are left out. */
    private static int prefixed(Call call) throws IOException {
        int at = 0;
        while (at < call.args().size() && call.args().get(at).startsWith("-")) {
            at += call.args().get(at).equals("-u") ? 2 : 1;
        }
        return call.shell().call(call.args().subList(at, call.args().size()), call.streams());
    }

    private static int sleep(Call call) {
        call.machine()
                .pace()
                .seconds(Double.parseDouble(call.args().get(0).replaceFirst("s$", "")));
        return 0;
    }

    /** {@code ps -o args= -p PID} and a list of everything. */
    private static int ps(Call call) throws IOException {
        Map<Integer, String> running = call.machine().processes().running();
        String pid = Options.value(call, "-p", "");
        if (pid.isEmpty()) {
            call.say("  PID COMMAND");
            for (Map.Entry<Integer, String> process : running.entrySet()) {
                call.say("%5d %s".formatted(process.getKey(), process.getValue()));
            }
            return 0;
        }
        String found = pid.matches("\\d+") ? running.get(Integer.parseInt(pid)) : null;
        if (found == null) {
            return 1;
        }
        call.say(Options.value(call, "-o", "").startsWith("pid") ? pid : found);
        return 0;
    }

    /** {@code kill -0} tells whether a process is there; any other signal ends it. */
    private static int kill(Call call) throws IOException {
        String pid = call.args().get(call.args().size() - 1);
        int number = pid.matches("\\d+") ? Integer.parseInt(pid) : 0;
        boolean there =
                call.has("-0")
                        ? call.machine().processes().running().containsKey(number)
                        : call.machine().processes().kill(number);
        return there ? 0 : call.fail(1, "(" + pid + ") - No such process");
    }

    private static int which(Call call) throws IOException {
        for (String name : call.operands()) {
            if (!call.shell().knows(name)) {
                return call.fail(1, "no " + name + " in (/sbin:/bin:/usr/sbin:/usr/bin)");
            }
            call.say("/usr/bin/" + name);
        }
        return 0;
    }
}
