package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code awk} with one rule: no pattern, {@code /re/} or {@code NR==n}, and {@code print}. */
final class Awk implements Program {
    private static final Pattern RULE =
            Pattern.compile(
                    "\\s*(?:/(.*)/|NR\\s*(==|>)\\s*(\\d+))?\\s*(?:\\{\\s*print\\s*(.*?)\\s*})?\\s*");

    @Override
    public int run(Call call) throws IOException {
        String separator = "\\s+";
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (arg.startsWith("-F")) {
                separator = arg.length() > 2 ? arg.substring(2) : call.args().get(++i);
            } else {
                operands.add(arg);
            }
        }
        Matcher rule = RULE.matcher(operands.remove(0));
        if (!rule.matches()) {
            return call.fail(2, "syntax error");
        }
        int number = 0;
        for (String line : Inputs.lines(call, operands)) {
            number++;
            if (applies(rule, line, number)) {
                call.say(print(rule.group(4), line, separator));
            }
        }
        return 0;
    }

    private static boolean applies(Matcher rule, String line, int number) {
        if (rule.group(1) != null) {
            return Regex.of(rule.group(1), true, 0).matcher(line).find();
        }
        if (rule.group(2) == null) {
            return true;
        }
        int wanted = Integer.parseInt(rule.group(3));
        return rule.group(2).equals(">") ? number > wanted : number == wanted;
    }

    private static String print(String what, String line, String separator) {
        if (what == null || what.isEmpty()) {
            return line;
        }
        String[] fields = (separator.equals("\\s+") ? line.strip() : line).split(separator);
        List<String> parts = new ArrayList<>();
        for (String word : what.split("\\s*,\\s*")) {
            if (word.equals("$0")) {
                parts.add(line);
            } else if (word.startsWith("\"")) {
                parts.add(word.substring(1, word.length() - 1));
            } else {
                int at = word.equals("$NF") ? fields.length : Integer.parseInt(word.substring(1));
                parts.add(at <= fields.length ? fields[at - 1] : "");
            }
        }
        return String.join(" ", parts);
    }
}
