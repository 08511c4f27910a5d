package io.icebridge.runbook.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets, whose values are shown nowhere: passwords, keys, tokens, and the password in a URL. What
 * stands around them is shown.
 */
public final class Secrets {
    /** What a secret's name ends with; what only tells of one, such as its length, goes on. */
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:.*[_.-])?(?:\\w*password|passwd|passphrase|pass|pwd|pw|secrets?|tokens?"
                            + "|credentials?|hash_path_(?:prefix|suffix))"
                            + "|(?:.*_)?(?!(?:public|primary|foreign|host|ca)_key$)[a-z0-9]+_key");

    /** What no secret is: a truth value, or nothing. */
    private static final Pattern PLAIN =
            Pattern.compile("(?i)[\"']?(?:true|false|none|<none>)[\"']?");

    /** The path of a file that holds a key; a password may look like one. */
    private static final Pattern KEY_FILE = Pattern.compile("[\"']?/[\\w./-]+[\"']?");

    private static final Pattern SETTING =
            Pattern.compile(
                    "([A-Za-z_][\\w.-]*)([\"']?]?[ \\t]*[=:])([ \\t]*)"
                            + "(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s\"'][^\\n]*|[\"'][^\\n]*)");

    private static final Pattern URL = Pattern.compile("(://[^:/@\\s]*:)\\S+@");
    private static final String HIDDEN = "(secret)";

    private Secrets() {}

    /** An option's value for people. */
    public static String shown(Option option, String value) {
        return !value.isBlank() && secret(option.name(), value) ? HIDDEN : scrubbed(value);
    }

    private static boolean secret(String option, String value) {
        if (option.indexOf(':') >= 0) {
            // A rule of a policy, such as identity:get_credential, only tells of one.
            return false;
        }
        String name = option.toLowerCase(Locale.ROOT);
        boolean keyFile = name.endsWith("_key") && KEY_FILE.matcher(value).matches();
        return NAME.matcher(name).matches() && !keyFile && !PLAIN.matcher(value).matches();
    }

    /** Output of a command, which may be a part of a configuration file, without its secrets. */
    public static String scrubbed(String output) {
        StringBuilder shown = new StringBuilder();
        Matcher setting = SETTING.matcher(output);
        int from = 0;
        while (setting.find(from)) {
            boolean secret = secret(setting.group(1), setting.group(4).strip());
            shown.append(output, from, setting.end(2));
            if (secret) {
                shown.append(' ').append(HIDDEN);
            }
            from = secret ? setting.end() : setting.end(2);
        }
        shown.append(output.substring(from));
        return URL.matcher(shown).replaceAll("$1" + HIDDEN + "@");
    }
}
