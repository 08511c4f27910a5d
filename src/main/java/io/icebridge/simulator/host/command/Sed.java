package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code sed} with {@code s///}, {@code /re/d}, {@code Np} and {@code -i}, {@code -n}, {@code -e}.
 */
final class Sed implements Program {

    @Override
    public int run(Call call) throws IOException {
        List<String> scripts = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (arg.equals("-e")) {
                scripts.add(call.args().get(++i));
            } else if (!arg.startsWith("-")) {
                files.add(arg);
            }
        }
        if (scripts.isEmpty()) {
            scripts.add(files.remove(0));
        }
        boolean extended = call.has("-r") || call.has("-E");
        boolean inPlace = call.args().stream().anyMatch(a -> a.startsWith("-i"));
        if (!inPlace) {
            call.write(edit(Inputs.text(call, files), scripts, extended, call.has("-n")));
            return 0;
        }
        for (String file : files) {
            String text = call.files().text(call.path(file));
            call.files().write(call.path(file), edit(text, scripts, extended, call.has("-n")));
        }
        return 0;
    }

    private static String edit(String text, List<String> scripts, boolean extended, boolean quiet) {
        StringBuilder result = new StringBuilder();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean printed = false;
            for (String script : String.join(";", scripts).split(";(?=\\s*(s.|/|\\d|\\$))")) {
                Edit edit = Edit.parse(script.strip(), extended);
                if (line == null || !edit.applies(line, i + 1, i == lines.size() - 1)) {
                    continue;
                }
                switch (edit.command()) {
                    case 's' -> {
                        Matcher matcher = edit.pattern().matcher(line);
                        boolean hit = matcher.find();
                        line =
                                edit.everywhere()
                                        ? matcher.replaceAll(edit.replacement())
                                        : matcher.replaceFirst(edit.replacement());
                        printed |= hit && edit.print();
                    }
                    case 'd' -> line = null;
                    default -> printed = true;
                }
            }
            if (line != null && (!quiet || printed)) {
                result.append(line).append('\n');
            }
        }
        return result.toString();
    }

    /**
     * One command.
     *
     * @param address a line's number, {@code $}, a pattern between slashes, or empty
     */
    private record Edit(
            String address,
            char command,
            Pattern pattern,
            String replacement,
            boolean everywhere,
            boolean print) {
        private static final Pattern FORM =
                Pattern.compile("(\\d+|\\$|/(?:[^/\\\\]|\\\\.)*/)?\\s*([sdp])(.*)");

        static Edit parse(String script, boolean extended) {
            Matcher form = FORM.matcher(script);
            if (!form.matches()) {
                throw new IllegalArgumentException("sed: unknown command: " + script);
            }
            String address = form.group(1) == null ? "" : form.group(1);
            char command = form.group(2).charAt(0);
            if (command != 's') {
                return new Edit(address, command, null, "", false, command == 'p');
            }
            String rest = form.group(3);
            String mark = Pattern.quote(rest.substring(0, 1));
            String[] pieces = rest.substring(1).split("(?<!\\\\)" + mark, -1);
            String flags = pieces.length > 2 ? pieces[2] : "";
            String literal = rest.substring(0, 1);
            Pattern pattern =
                    Regex.of(
                            pieces[0].replace("\\" + literal, literal),
                            extended,
                            flags.contains("I") ? Pattern.CASE_INSENSITIVE : 0);
            String replacement =
                    pieces[1]
                            .replace("\\" + literal, literal)
                            .replace("$", "\\$")
                            .replaceAll("(?<!\\\\)&", "\\$0")
                            .replaceAll("\\\\(\\d)", "\\$$1");
            return new Edit(
                    address,
                    command,
                    pattern,
                    replacement,
                    flags.contains("g"),
                    flags.contains("p"));
        }

        boolean applies(String line, int number, boolean last) {
            if (address.isEmpty()) {
                return true;
            }
            if (address.equals("$")) {
                return last;
            }
            return address.startsWith("/")
                    ? Regex.of(address.substring(1, address.length() - 1), false, 0)
                            .matcher(line)
                            .find()
                    : Integer.parseInt(address) == number;
        }
    }
}
