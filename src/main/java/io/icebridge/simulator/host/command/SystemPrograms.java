package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a host says of itself. */
final class SystemPrograms {
    private static final long DISK_KB = 41_284_928;
    private static final long USED_KB = 9_871_344;

    private SystemPrograms() {}

    static void addTo(Commands commands) {
        commands.add("hostname", SystemPrograms::hostname);
        commands.add("uname", SystemPrograms::uname);
        commands.add("id", SystemPrograms::id);
        commands.add("whoami", call -> say(call, "root"));
        commands.add("date", SystemPrograms::date);
        commands.add("df", SystemPrograms::df);
        commands.add("du", SystemPrograms::du);
        commands.add("uptime", call -> say(call, " 10:00:00 up 212 days,  1 user"));
    }

    private static int say(Call call, String line) throws IOException {
        call.say(line);
        return 0;
    }

    private static int hostname(Call call) throws IOException {
        return say(call, call.machine().name());
    }

    /** The running kernel stays the one that the host was started with. */
    private static int uname(Call call) throws IOException {
        String kernel = call.machine().site().catalog().item("kernel").havana() + ".x86_64";
        return say(
                call,
                call.has("-r")
                        ? kernel
                        : call.has("-n")
                                ? call.machine().name()
                                : call.has("-m") ? "x86_64" : "Linux");
    }

    private static int id(Call call) throws IOException {
        return say(
                call,
                call.has("-u")
                        ? call.has("-n") ? "root" : "0"
                        : "uid=0(root) gid=0(root) groups=0(root)");
    }

    private static int date(Call call) throws IOException {
        Instant now = call.machine().site().clock().instant();
        String format = call.args().stream().filter(a -> a.startsWith("+")).findFirst().orElse("");
        String pattern =
                switch (format) {
                    case "" -> "EEE MMM d HH:mm:ss 'UTC' yyyy";
                    case "+%F" -> "yyyy-MM-dd";
                    case "+%Y%m%d%H%M%S" -> "yyyyMMddHHmmss";
                    case "+%FT%TZ" -> "yyyy-MM-dd'T'HH:mm:ss'Z'";
                    default -> null;
                };
        if (pattern == null) {
            return say(
                    call, format.substring(1).replace("%s", Long.toString(now.getEpochSecond())));
        }
        return say(
                call,
                DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .format(now));
    }

    private static int df(Call call) throws IOException {
        long used = call.files().isFull() ? DISK_KB : USED_KB + written(call.machine()) / 1024;
        long unit = call.has("-m") ? 1024 : 1;
        call.say(
                "Filesystem     %s-blocks     Used Available Capacity Mounted on"
                        .formatted(unit == 1 ? "1024" : "1048576"),
                "/dev/vda1        %d %d  %d      %d%% /"
                        .formatted(
                                DISK_KB / unit,
                                used / unit,
                                (DISK_KB - used) / unit,
                                used * 100 / DISK_KB));
        return 0;
    }

    private static int du(Call call) throws IOException {
        String folder = call.operands().get(0);
        if (!call.files().exists(call.path(folder))) {
            call.complain("cannot access '" + folder + "': No such file or directory");
            return 1;
        }
        call.say((below(call.machine(), call.path(folder)) / 1024 + 4) + "\t" + folder);
        return 0;
    }

    private static long written(Machine machine) {
        return below(machine, "/");
    }

    private static long below(Machine machine, String folder) {
        return machine.files().below(folder).stream()
                .mapToLong(p -> machine.files().entry(p).size())
                .sum();
    }
}
