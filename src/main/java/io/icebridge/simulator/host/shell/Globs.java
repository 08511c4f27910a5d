package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.machine.Files;
import java.util.List;
import java.util.regex.Pattern;

/** File patterns. */
public final class Globs {
    private final Shell shell;

    Globs(Shell shell) {
        this.shell = shell;
    }

    /** The paths that a pattern matches; the word itself when there are none. */
    List<String> expand(Field field) {
        String text = field.text();
        if (text.equals("~") || text.startsWith("~/")) {
            return List.of("/root" + text.substring(1));
        }
        if (!field.isPattern()) {
            return List.of(text);
        }
        Files files = shell.machine().files();
        boolean absolute = text.startsWith("/");
        String base = absolute ? "/" : shell.directory();
        int cut = absolute ? 0 : base.length() + 1;
        long depth = text.chars().filter(c -> c == '/').count() + (absolute ? 0 : 1);
        Pattern regex = field.regex();
        List<String> found =
                files.below(base).stream()
                        .map(p -> p.substring(cut))
                        .filter(
                                p ->
                                        p.chars().filter(c -> c == '/').count() + (absolute ? 0 : 1)
                                                == depth)
                        .filter(p -> regex.matcher(p).matches())
                        .toList();
        return found.isEmpty() ? List.of(text) : found;
    }

    /** A pattern of {@code *}, {@code ?} and {@code [...]} as a regular expression. */
    public static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (close > 0) {
                String set = glob.substring(i + 1, close).replace("\\", "\\\\");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
