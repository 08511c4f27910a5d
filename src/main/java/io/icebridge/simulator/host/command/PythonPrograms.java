package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code python -c} with the checks that runbooks make of files: that Python compiles one, and that
 * oslo.config reads one. Their grammars are played as far as it takes to find a broken file.
 */
final class PythonPrograms {
    private PythonPrograms() {}

    static void addTo(Commands commands) {
        commands.add("python", PythonPrograms::python);
        commands.add("httpd", "httpd", PythonPrograms::httpd);
    }

    private static int httpd(Call call) throws IOException {
        call.complain("Syntax OK");
        return call.has("-t") ? 0 : 1;
    }

    private static int python(Call call) throws IOException {
        List<String> args = call.args();
        if (args.size() < 3 || !args.get(0).equals("-c")) {
            return call.fail(2, "only python -c CODE FILE is played");
        }
        boolean compiles = args.get(1).contains("compile(");
        for (String file : args.subList(2, args.size())) {
            String text = new String(call.files().read(call.path(file)), StandardCharsets.UTF_8);
            String broken = compiles ? unclosed(text) : unreadable(text);
            if (!broken.isEmpty()) {
                call.complain(broken);
                return 1;
            }
        }
        return 0;
    }

    /** An open bracket at the end of a Python file. */
    private static String unclosed(String text) {
        int depth = 0;
        for (String line : text.lines().toList()) {
            String bare =
                    line.replaceAll("\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'", "")
                            .replaceFirst("#.*", "");
            depth += bare.replaceAll("[^(\\[{]", "").length();
            depth -= bare.replaceAll("[^)\\]}]", "").length();
        }
        return depth == 0 ? "" : "SyntaxError: invalid syntax";
    }

    /** A line that is none of oslo.config's. */
    private static String unreadable(String text) {
        boolean section = false;
        boolean open = false;
        int number = 0;
        for (String line : text.lines().map(String::stripTrailing).toList()) {
            number++;
            boolean indented = line.startsWith(" ") || line.startsWith("\t");
            boolean comment = line.startsWith("#") || line.startsWith(";");
            boolean header = line.startsWith("[") && line.endsWith("]") && line.length() > 2;
            boolean setting = section && line.matches("[^=:\\[]+[=:].*");
            if (!line.isEmpty() && !comment && !header && !(indented ? open : setting)) {
                return "oslo.config.cfg.ParseError: at line " + number;
            }
            section |= header;
            open = !line.isEmpty() && (indented ? open : setting && !comment && !header);
        }
        return "";
    }
}
