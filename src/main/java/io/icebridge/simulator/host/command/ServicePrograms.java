package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Units;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.util.List;

/** {@code service}, {@code chkconfig} and {@code openstack-service}. */
final class ServicePrograms {
    /** What starting or stopping one service takes, in simulated seconds. */
    private static final double TAKES = 2;

    private ServicePrograms() {}

    static void addTo(Commands commands) {
        commands.add("service", ServicePrograms::service);
        commands.add("chkconfig", ServicePrograms::chkconfig);
        commands.add("openstack-service", "openstack-utils", ServicePrograms::openstackService);
    }

    private static int service(Call call) throws IOException {
        if (call.args().size() < 2) {
            return call.fail(1, "usage: service NAME ACTION");
        }
        String unit = call.args().get(0);
        if (!call.machine().units().exists(unit)) {
            return complain(call, unit + ": unrecognized service");
        }
        return act(call, unit, call.args().get(1));
    }

    private static int complain(Call call, String line) throws IOException {
        call.complain(line);
        return 1;
    }

    private static int act(Call call, String unit, String action) throws IOException {
        Units units = call.machine().units();
        return switch (action) {
            case "status" -> status(call, unit);
            case "start" -> start(call, unit);
            case "stop" -> stop(call, unit);
            case "restart", "reload", "force-reload" -> {
                stop(call, unit);
                yield start(call, unit);
            }
            case "condrestart", "try-restart" -> {
                if (!units.isRunning(unit)) {
                    yield 0;
                }
                stop(call, unit);
                yield start(call, unit);
            }
            default -> complain(call, "Usage: " + unit + " {start|stop|status|restart}");
        };
    }

    private static int status(Call call, String unit) throws IOException {
        boolean running = call.machine().units().isRunning(unit);
        int pid = 1000 + Math.floorMod(unit.hashCode(), 900);
        call.say(running ? unit + " (pid  " + pid + ") is running..." : unit + " is stopped");
        return running ? 0 : 3;
    }

    private static int start(Call call, String unit) throws IOException {
        call.machine().pace().seconds(TAKES);
        String reason = call.machine().units().start(unit);
        call.say("Starting " + unit + ": " + (reason == null ? "[  OK  ]" : "[FAILED]"));
        return reason == null ? 0 : complain(call, unit + ": " + reason);
    }

    /** Stopping what is stopped is well, as for RDO's scripts. */
    private static int stop(Call call, String unit) throws IOException {
        call.machine().pace().seconds(TAKES);
        call.machine().units().stop(unit);
        call.say("Stopping " + unit + ": [  OK  ]");
        return 0;
    }

    private static int chkconfig(Call call) throws IOException {
        Units units = call.machine().units();
        List<String> words = call.operands();
        if (words.isEmpty()) {
            for (String unit : units.all()) {
                String level = units.isEnabled(unit) ? "on" : "off";
                call.say(
                        "%-26s 0:off 1:off 2:%s 3:%s 4:%s 5:%s 6:off"
                                .formatted(unit, level, level, level, level));
            }
            return 0;
        }
        String unit = words.get(0);
        if (!units.exists(unit)) {
            return complain(
                    call,
                    "error reading information on service " + unit + ": No such file or directory");
        }
        if (words.size() == 1) {
            return units.isEnabled(unit) ? 0 : 1;
        }
        units.enable(unit, words.get(1).equals("on"));
        return 0;
    }

    /** Acts on every enabled service of OpenStack whose name begins with one of the words. */
    private static int openstackService(Call call) throws IOException {
        List<String> words = call.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        List<String> names = words.isEmpty() ? List.of() : words.subList(1, words.size());
        Units units = call.machine().units();
        boolean all = action.equals("enable") || action.equals("disable");
        List<String> meant =
                units.all().stream()
                        .filter(u -> u.matches("(openstack|neutron)-.*"))
                        .filter(u -> all || units.isEnabled(u))
                        .filter(u -> names.isEmpty() || names.stream().anyMatch(n -> means(n, u)))
                        .toList();
        int status = 0;
        for (String unit : meant) {
            int one = 0;
            switch (action) {
                case "list" -> call.say(unit);
                case "enable", "disable" -> units.enable(unit, action.equals("enable"));
                default -> one = act(call, unit, action);
            }
            status = one == 0 ? status : one;
        }
        return status;
    }

    private static boolean means(String name, String unit) {
        return unit.equals(name)
                || unit.startsWith("openstack-" + name)
                || unit.startsWith(name + "-");
    }
}
