package io.icebridge.runbook.fleet;

import io.icebridge.host.Command;
import io.icebridge.host.Host;
import io.icebridge.host.Result;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Template;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large things are on a host, and how much room there is, in bytes. */
public final class Space {
    private static final Pattern FREE = Pattern.compile("(?m)^\\S+\\s+\\d+\\s+\\d+\\s+(\\d+)\\s");
    private static final Pattern FIRST = Pattern.compile("\\A(\\d+)\\s");
    private static final long KIB = 1024;

    private final Host host;
    private final Profile profile;

    public Space(Host host, Profile profile) {
        this.host = host;
        this.profile = profile;
    }

    /** Empty where the host does not tell. */
    public OptionalLong free(String folder) {
        return number(FREE, run(profile.space().free(), folder));
    }

    /** 0 for a folder that is not there. */
    public long ofFolder(String folder) {
        return number(FIRST, run(profile.space().folder(), folder)).orElse(0);
    }

    /** What a database's rows and its indexes take; zeros for one that is not there. */
    public Size ofDatabase(String schema) {
        Command query =
                Template.command(profile.database().query(), Map.of("schema", schema))
                        .reading(
                                Template.sql(profile.space().database(), Map.of("schema", schema))
                                        + ";\n");
        Result result = host.look(query);
        return DatabaseRow.all(result.ok() ? result.output() : "").stream()
                .findFirst()
                .map(row -> new Size(row.number(0, 0), row.number(1, 0)))
                .orElse(new Size(0, 0));
    }

    /** A database's size. */
    public record Size(long rows, long indexes) {}

    private String run(String template, String folder) {
        Result result = host.look(Template.command(template, Map.of("folder", folder)));
        return result.ok() ? result.output() : "";
    }

    private static OptionalLong number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find()
                ? OptionalLong.of(Long.parseLong(found.group(1)) * KIB)
                : OptionalLong.empty();
    }
}
