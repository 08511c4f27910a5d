package io.icebridge.runbook.nova;

import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every way in which a file can name the host that it was written for. */
final class HostNames {
    private static final String BEFORE = "(?<![\\w.-])";
    private static final String AFTER = "(?![\\w-]|\\.\\w)";
    private static final String DOMAIN = "(?:\\.[a-z0-9-]+)*";

    /** An address or a name, but not "all of them". */
    private static final Pattern ONE =
            Pattern.compile("(?!0\\.0\\.0\\.0$|::$)[\\w.:\\[\\]-]+|\\$my_ip|\\$\\{my_ip}");

    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** What begins with one of these and a dot is Python's as well as a host's. */
    private static final Pattern PACKAGE = Pattern.compile("nova|neutron|cinder|glance|keystone");

    private final Set<String> told;
    private final Pattern wherever;
    private final Pattern surely;

    /**
     * @param known its names and addresses as the cloud file has them
     * @param file tells by which address and name it calls itself
     */
    HostNames(Collection<String> known, IniFile file) {
        told = new LinkedHashSet<>(known);
        Stream.of("my_ip", "host")
                .map(name -> new Option("DEFAULT", name))
                .flatMap(option -> file.resolved(option).stream())
                .filter(value -> !value.isBlank())
                .forEach(told::add);
        wherever = pattern(name -> !ADDRESS.matcher(name).matches());
        surely =
                pattern(
                        name ->
                                !PACKAGE.matcher(name).matches()
                                        && !ADDRESS.matcher(name).matches());
    }

    private Pattern pattern(Predicate<String> inDomain) {
        String names =
                Stream.concat(
                                told.stream(),
                                Stream.of("localhost.localdomain", "localhost", "127.0.0.1"))
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(n -> Pattern.quote(n) + (inDomain.test(n) ? DOMAIN : ""))
                        .collect(Collectors.joining("|", BEFORE + "(?:", ")" + AFTER));
        return Pattern.compile(
                names + "|\\[::1]|(?<![\\w.:\\[-])::1(?![\\w:.])" + "|\\$my_ip(?!\\w)|\\$\\{my_ip}",
                Pattern.CASE_INSENSITIVE);
    }

    /** Whether one of them is in a value of which it is known that it names hosts. */
    boolean in(String value) {
        return matcher(value).find();
    }

    /** Whether one of them is in a value of which nothing is known. */
    boolean surelyIn(String value) {
        return surely.matcher(value).find();
    }

    /** Whether it is nothing but one of these names. */
    boolean is(String value) {
        return matcher(value).matches();
    }

    /** Whether it is a name or an address that other hosts know it by. */
    boolean told(String value) {
        return told.contains(value);
    }

    Matcher matcher(String value) {
        return wherever.matcher(value);
    }

    static boolean isOne(String value) {
        return ONE.matcher(value).matches();
    }
}
