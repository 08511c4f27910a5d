package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Refusal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which servers a list is asked for, newest first. Names and addresses are patterns. */
record ServerFilter(Predicate<Server> wanted, boolean withDeleted, boolean onlyDeleted) {

    static ServerFilter of(Call call, ServerView view) {
        boolean admin = call.caller().admin();
        boolean all = admin && (call.flag("all_tenants") || call.query("tenant_id") != null);
        Predicate<Server> wanted = s -> all || s.tenantId.equals(call.caller().projectId());
        wanted = and(wanted, admin ? tenant(call) : null, s -> s.tenantId);
        wanted = and(wanted, admin ? call.query("host") : null, s -> s.host);
        wanted = and(wanted, call.query("flavor"), s -> s.flavor.id);
        wanted = and(wanted, call.query("image"), s -> s.imageId);
        wanted = matching(wanted, call.query("name"), s -> s.name);
        wanted =
                matching(
                        wanted,
                        call.query("ip"),
                        s -> view.full(s, call).path("addresses").toString());
        String status = call.query("status");
        if (status != null) {
            wanted = wanted.and(s -> s.status().equalsIgnoreCase(status));
        }
        String since = call.query("changes-since");
        if (since != null) {
            Instant instant = instant(since);
            wanted = wanted.and(s -> !s.updated.isBefore(instant));
        }
        boolean onlyDeleted = admin && (call.flag("deleted") || "deleted".equalsIgnoreCase(status));
        return new ServerFilter(wanted, since != null, onlyDeleted);
    }

    private static String tenant(Call call) {
        String tenant = call.query("tenant_id");
        return tenant == null ? call.query("project_id") : tenant;
    }

    private static Predicate<Server> and(
            Predicate<Server> wanted, String value, Function<Server, String> field) {
        return value == null ? wanted : wanted.and(s -> value.equals(field.apply(s)));
    }

    private static Predicate<Server> matching(
            Predicate<Server> wanted, String pattern, Function<Server, String> field) {
        if (pattern == null) {
            return wanted;
        }
        try {
            Pattern compiled = Pattern.compile(pattern);
            return wanted.and(s -> compiled.matcher(field.apply(s)).find());
        } catch (PatternSyntaxException invalid) {
            throw new Refusal(400, "Invalid input for a filter: " + pattern);
        }
    }

    private static Instant instant(String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException invalid) {
            throw new Refusal(400, "Invalid changes-since value");
        }
    }

    List<Server> apply(NovaRegion region) {
        List<Server> found = new ArrayList<>();
        if (!onlyDeleted) {
            region.servers().stream().filter(wanted).forEach(found::add);
        }
        if (withDeleted || onlyDeleted) {
            region.deleted().stream().filter(wanted).forEach(found::add);
        }
        Collections.reverse(found);
        return found;
    }
}
