package io.icebridge.simulator.host.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a shell does itself. */
final class Builtins {
    private static final Map<String, Program> ALL =
            Map.ofEntries(
                    Map.entry(":", call -> 0),
                    Map.entry("true", call -> 0),
                    Map.entry("false", call -> 1),
                    Map.entry("cd", Builtins::cd),
                    Map.entry("pwd", Builtins::pwd),
                    Map.entry("exit", Builtins::exit),
                    Map.entry("export", Builtins::export),
                    Map.entry("unset", Builtins::unset),
                    Map.entry("set", Builtins::set),
                    Map.entry("read", Builtins::read),
                    Map.entry("exec", Builtins::exec),
                    Map.entry("wait", Builtins::await));

    private Builtins() {}

    /** The builtin, or null. */
    static Program find(String name) {
        return ALL.get(name);
    }

    private static int cd(Call call) throws IOException {
        String target = call.args().isEmpty() ? "/root" : call.args().get(0);
        if (!call.files().isDirectory(call.path(target))) {
            return call.fail(1, target + ": No such file or directory");
        }
        call.shell().enter(target);
        return 0;
    }

    private static int pwd(Call call) throws IOException {
        call.say(call.shell().directory());
        return 0;
    }

    private static int exit(Call call) {
        throw new Exit(
                call.args().isEmpty()
                        ? call.shell().status()
                        : Integer.parseInt(call.args().get(0)) & 0xff);
    }

    /** What it calls takes the shell's place. */
    private static int exec(Call call) throws IOException {
        if (call.args().isEmpty()) {
            return 0;
        }
        throw new Exit(call.shell().call(call.args(), call.streams()));
    }

    private static int export(Call call) {
        for (String argument : call.operands()) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                call.shell().set(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return 0;
    }

    private static int unset(Call call) {
        call.operands().forEach(call.shell()::unset);
        return 0;
    }

    private static int set(Call call) {
        List<String> args = call.args();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--")) {
                call.shell().with(args.subList(i + 1, args.size()));
                break;
            }
            boolean on = arg.startsWith("-");
            for (char c : arg.substring(1).toCharArray()) {
                String option = c == 'o' && i + 1 < args.size() ? args.get(++i) : String.valueOf(c);
                if (on) {
                    call.shell().options().add(option);
                } else {
                    call.shell().options().remove(option);
                }
            }
        }
        return 0;
    }

    /** Reads a line byte by byte, so that what follows is left to the next command. */
    private static int read(Call call) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = call.streams().in().read();
        boolean ended = b < 0;
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = call.streams().in().read();
        }
        List<String> names = call.operands();
        String rest = line.toString(StandardCharsets.UTF_8).strip();
        for (int i = 0; i < names.size(); i++) {
            String[] pieces = i == names.size() - 1 ? new String[] {rest} : rest.split("\\s+", 2);
            call.shell().set(names.get(i), pieces[0]);
            rest = pieces.length > 1 ? pieces[1] : "";
        }
        return ended && line.size() == 0 ? 1 : 0;
    }

    private static int await(Call call) {
        String last = call.shell().variables().get("!");
        String pid = call.operands().isEmpty() ? last : call.operands().get(0);
        return pid == null ? 0 : call.machine().processes().await(Integer.parseInt(pid));
    }
}
