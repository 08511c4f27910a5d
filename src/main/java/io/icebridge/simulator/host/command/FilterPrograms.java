package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code grep}, {@code cut}, {@code sed} and {@code awk}, as far as one-liners go. */
final class FilterPrograms {
    private FilterPrograms() {}

    static void addTo(Commands commands) {
        commands.add("grep", FilterPrograms::grep);
        commands.add("egrep", FilterPrograms::grep);
        commands.add("cut", FilterPrograms::cut);
        commands.add("sed", new Sed());
        commands.add("awk", new Awk());
    }

    private static int grep(Call call) throws IOException {
        List<String> patterns = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (arg.equals("-e")) {
                patterns.add(call.args().get(++i));
            } else if (!arg.startsWith("-") || arg.equals("-")) {
                files.add(arg);
            }
        }
        if (patterns.isEmpty()) {
            patterns.add(files.remove(0));
        }
        Pattern pattern = pattern(call, patterns);
        boolean named = files.size() > 1 && !call.has("-h");
        int found = 0;
        boolean missing = false;
        for (String file : files.isEmpty() ? List.of("-") : files) {
            int here = 0;
            if (!file.equals("-") && !call.files().exists(call.path(file))) {
                missing = true;
                if (!call.has("-s")) {
                    call.complain("grep: " + file + ": No such file or directory");
                }
                continue;
            }
            for (String line : Inputs.lines(call, List.of(file))) {
                boolean whole = call.has("-x");
                boolean hit =
                        whole ? pattern.matcher(line).matches() : pattern.matcher(line).find();
                if (hit == call.has("-v")) {
                    continue;
                }
                here++;
                if (!call.has("-q") && !call.has("-c") && !call.has("-l")) {
                    show(call, (named ? file + ":" : ""), line, pattern);
                }
            }
            found += here;
            if (call.has("-c")) {
                call.say((named ? file + ":" : "") + here);
            } else if (call.has("-l") && here > 0) {
                call.say(file);
            }
        }
        if (missing && !(found > 0 && call.has("-q"))) {
            return 2;
        }
        return found > 0 ? 0 : 1;
    }

    private static void show(Call call, String prefix, String line, Pattern pattern)
            throws IOException {
        if (!call.has("-o")) {
            call.say(prefix + line);
            return;
        }
        for (String match : pattern.matcher(line).results().map(r -> r.group()).toList()) {
            call.say(prefix + match);
        }
    }

    private static Pattern pattern(Call call, List<String> patterns) {
        int flags = call.has("-i") ? Pattern.CASE_INSENSITIVE : 0;
        if (call.has("-F")) {
            return Pattern.compile(
                    String.join("|", patterns.stream().map(Pattern::quote).toList()), flags);
        }
        boolean extended = call.name().equals("egrep") || call.has("-E") || call.has("-P");
        String joined = String.join(extended ? "|" : "\\|", patterns);
        String word = extended ? "\\b(" + joined + ")\\b" : "\\b\\(" + joined + "\\)\\b";
        return Regex.of(call.has("-w") ? word : joined, extended, flags);
    }

    private static int cut(Call call) throws IOException {
        String delimiter = "\t";
        String fields = "1";
        List<String> files = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (arg.startsWith("-d")) {
                delimiter = arg.length() > 2 ? arg.substring(2) : call.args().get(++i);
            } else if (arg.startsWith("-f")) {
                fields = arg.length() > 2 ? arg.substring(2) : call.args().get(++i);
            } else {
                files.add(arg);
            }
        }
        for (String line : Inputs.lines(call, files)) {
            String[] pieces = line.split(Pattern.quote(delimiter), -1);
            List<String> chosen = new ArrayList<>();
            for (String range : fields.split(",")) {
                String[] ends = range.split("-", -1);
                int from = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
                int to =
                        ends.length == 1
                                ? from
                                : ends[1].isEmpty() ? pieces.length : Integer.parseInt(ends[1]);
                for (int f = from; f <= Math.min(to, pieces.length); f++) {
                    chosen.add(pieces[f - 1]);
                }
            }
            call.say(String.join(delimiter, chosen));
        }
        return 0;
    }
}
