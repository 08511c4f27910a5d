package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import java.util.ArrayList;
import java.util.List;

/** Options that take a value. */
final class Options {
    private Options() {}

    /** The operands, with the values of these options taken out. */
    static List<String> operands(Call call, String... valued) {
        List<String> options = List.of(valued);
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (options.contains(arg)) {
                i++;
            } else if (!arg.startsWith("-") || arg.equals("-")) {
                operands.add(arg);
            }
        }
        return operands;
    }

    /** The value that follows an option, in the next argument or behind an equals sign. */
    static String value(Call call, String option, String otherwise) {
        List<String> args = call.args();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals(option) && i + 1 < args.size()) {
                return args.get(i + 1);
            }
            if (args.get(i).startsWith(option + "=")) {
                return args.get(i).substring(option.length() + 1);
            }
        }
        return otherwise;
    }
}
