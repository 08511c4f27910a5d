package io.icebridge.runbook.nova;

import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way in which a file can name the host that it was written for. */
final class HostNames {
    private static final String BEFORE = "(?<![\\w.-])";
    private static final String AFTER = "(?![\\w-]|\\.\\w)";

    /** An address or a name, but not "all of them". */
    private static final Pattern ONE =
            Pattern.compile("(?!0\\.0\\.0\\.0$|::$)[\\w.:\\[\\]-]+|\\$my_ip|\\$\\{my_ip}");

    private final Pattern pattern;

    /**
     * @param told its names and addresses as the cloud file has them
     * @param novaConf tells by which address and name it calls itself
     */
    HostNames(Collection<String> told, IniFile novaConf) {
        Set<String> names = new LinkedHashSet<>(told);
        Stream.of("my_ip", "host")
                .map(name -> new Option("DEFAULT", name))
                .flatMap(option -> novaConf.resolved(option).stream())
                .filter(value -> !value.isBlank())
                .forEach(names::add);
        String all =
                Stream.concat(
                                names.stream(),
                                Stream.of("localhost.localdomain", "localhost", "127.0.0.1"))
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|", BEFORE + "(?:", ")" + AFTER));
        this.pattern =
                Pattern.compile(
                        all
                                + "|\\[::1]|(?<![\\w.:\\[-])::1(?![\\w:.])"
                                + "|\\$my_ip(?!\\w)|\\$\\{my_ip}",
                        Pattern.CASE_INSENSITIVE);
    }

    boolean in(String value) {
        return matcher(value).find();
    }

    /** Whether it is nothing but one of these names. */
    boolean is(String value) {
        return matcher(value).matches();
    }

    Matcher matcher(String value) {
        return pattern.matcher(value);
    }

    static boolean isOne(String value) {
        return ONE.matcher(value).matches();
    }
}
