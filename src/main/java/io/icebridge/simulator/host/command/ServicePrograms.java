package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Units;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code service}, {@code chkconfig} and {@code openstack-service}. */
final class ServicePrograms {
    /** What starting or stopping one service takes, in simulated seconds. */
    private static final double TAKES = 2;

    private static final int XARGS_FAILED = 123;

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
            default -> {
                complain(call, "Usage: " + unit + " {start|stop|status|restart}");
                yield 2;
            }
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
        if (words.isEmpty()) {
            call.complain("openstack-service <action> [service]...");
            return 1;
        }
        List<Integer> statuses = new ArrayList<>();
        for (String unit : enabled(call.machine().units(), words.subList(1, words.size()))) {
            if (words.get(0).equals("list")) {
                call.say(unit);
            } else {
                statuses.add(act(call, unit, words.get(0)));
            }
        }
        boolean old = call.machine().packages().version("openstack-utils").startsWith("2013.2");
        return ended(statuses, old);
    }

    private static List<String> enabled(Units units, List<String> names) {
        List<String> enabled =
                units.all().stream()
                        .filter(u -> u.matches("(openstack|neutron)-.*") && units.isEnabled(u))
                        .toList();
        return names.isEmpty()
                ? enabled
                : names.stream().flatMap(n -> enabled.stream().filter(u -> means(n, u))).toList();
    }

    private static boolean means(String name, String unit) {
        return unit.startsWith(name) || unit.startsWith("openstack-" + name);
    }

    /**
     * Up to 2014.1-1 the script leaves its services to {@code xargs}, and ends as that does;
     * 2014.1-3 ends as the last of them, whatever the others did.
     */
    private static int ended(List<Integer> statuses, boolean byXargs) {
        if (byXargs) {
            return statuses.stream().allMatch(s -> s == 0) ? 0 : XARGS_FAILED;
        }
        return statuses.isEmpty() ? 0 : statuses.get(statuses.size() - 1);
    }
}
