package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Programs that pass text on. */
final class TextPrograms {
    private TextPrograms() {}

    static void addTo(Commands commands) {
        commands.add("cat", TextPrograms::cat);
        commands.add("tee", TextPrograms::tee);
        commands.add("head", call -> part(call, true));
        commands.add("tail", call -> part(call, false));
        commands.add("wc", TextPrograms::wc);
        commands.add("echo", TextPrograms::echo);
        commands.add("printf", TextPrograms::printf);
        commands.add("sort", TextPrograms::sort);
        commands.add("xargs", TextPrograms::xargs);
    }

    private static int cat(Call call) throws IOException {
        int status = 0;
        for (String file : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (!file.equals("-") && !call.files().exists(call.path(file))) {
                status = call.fail(1, file + ": No such file or directory");
            } else {
                call.write(Inputs.bytes(call, List.of(file)));
            }
        }
        return status;
    }

    private static int tee(Call call) throws IOException {
        byte[] input = call.input();
        call.write(input);
        for (String file : call.operands()) {
            String path = call.path(file);
            String before =
                    call.has("-a") && call.files().exists(path) ? call.files().text(path) : "";
            call.files().write(path, before + new String(input, StandardCharsets.UTF_8));
        }
        return 0;
    }

    /**
     * {@code head} and {@code tail} with {@code -n N}, {@code -N}, {@code -c N} and {@code -n +N}.
     */
    private static int part(Call call, boolean first) throws IOException {
        String count = "10";
        boolean bytes = false;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (arg.equals("-n") || arg.equals("-c")) {
                bytes = arg.equals("-c");
                count = call.args().get(++i);
            } else if (arg.matches("-[nc]?[+]?\\d+")) {
                bytes = arg.startsWith("-c");
                count = arg.replaceFirst("-[nc]?", "");
            } else if (!arg.matches("-[fqv]")) {
                files.add(arg);
            }
        }
        int number = Integer.parseInt(count.replace("+", ""));
        if (bytes) {
            byte[] all = Inputs.bytes(call, files);
            int size = Math.min(number, all.length);
            call.write(
                    first
                            ? Arrays.copyOf(all, size)
                            : Arrays.copyOfRange(all, all.length - size, all.length));
            return 0;
        }
        List<String> lines = Inputs.lines(call, files);
        int size = Math.min(number, lines.size());
        int from = first ? 0 : lines.size() - size;
        if (!first && count.startsWith("+")) {
            from = Math.min(lines.size(), number - 1);
        }
        for (String line : lines.subList(from, first ? size : lines.size())) {
            call.say(line);
        }
        return 0;
    }

    private static int wc(Call call) throws IOException {
        String text = Inputs.text(call, call.operands());
        long lines = text.chars().filter(c -> c == '\n').count();
        long words = Arrays.stream(text.split("\\s+")).filter(w -> !w.isEmpty()).count();
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        String name = call.operands().isEmpty() ? "" : " " + call.operands().get(0);
        if (call.has("-l")) {
            call.say(lines + name);
        } else if (call.has("-c")) {
            call.say(bytes + name);
        } else if (call.has("-w")) {
            call.say(words + name);
        } else {
            call.say("%7d %7d %7d%s".formatted(lines, words, bytes, name));
        }
        return 0;
    }

    private static int echo(Call call) throws IOException {
        boolean bare = !call.args().isEmpty() && call.args().get(0).equals("-n");
        List<String> words = bare ? call.args().subList(1, call.args().size()) : call.args();
        call.write(String.join(" ", words) + (bare ? "" : "\n"));
        return 0;
    }

    /** {@code %s} and {@code %d} alone; the format is used again while arguments remain. */
    private static int printf(Call call) throws IOException {
        String format = unescape(call.args().get(0));
        List<String> rest = new ArrayList<>(call.args().subList(1, call.args().size()));
        do {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < format.length(); i++) {
                if (format.startsWith("%s", i) || format.startsWith("%d", i)) {
                    text.append(rest.isEmpty() ? "" : rest.remove(0));
                    i++;
                } else if (format.startsWith("%%", i)) {
                    text.append('%');
                    i++;
                } else {
                    text.append(format.charAt(i));
                }
            }
            call.write(text.toString());
        } while (!rest.isEmpty() && format.contains("%"));
        return 0;
    }

    static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
    }

    private static int sort(Call call) throws IOException {
        List<String> lines = new ArrayList<>(Inputs.lines(call, call.operands()));
        if (call.has("-n")) {
            lines.sort((a, b) -> Long.compare(number(a), number(b)));
        } else {
            lines.sort(null);
        }
        if (call.has("-r")) {
            Collections.reverse(lines);
        }
        for (String line : call.has("-u") ? lines.stream().distinct().toList() : lines) {
            call.say(line);
        }
        return 0;
    }

    private static long number(String line) {
        String digits = line.strip().replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static int xargs(Call call) throws IOException {
        List<String> words = new ArrayList<>(call.args());
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            words.remove(0);
        }
        String[] found = call.inputText().split("[\\s\0]+");
        List<String> more = Arrays.stream(found).filter(w -> !w.isEmpty()).toList();
        if (more.isEmpty() && call.has("-r")) {
            return 0;
        }
        words.addAll(more);
        return call.other(words.toArray(String[]::new));
    }
}
