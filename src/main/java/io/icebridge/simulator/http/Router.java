package io.icebridge.simulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which code answers which method and path; {@code {name}} in a template matches one segment. */
public final class Router {

    /** Code that answers a call. */
    public interface Handler extends Function<Call, Reply> {}

    record Route(List<String> template, boolean open, Handler handler) {}

    record Match(Route route, Map<String, String> names) {}

    private final Map<String, List<Route>> routes;
    private final String prefix;

    public Router() {
        this(new HashMap<>(), "");
    }

    private Router(Map<String, List<Route>> routes, String prefix) {
        this.routes = routes;
        this.prefix = prefix;
    }

    /** The same router for templates that all begin alike. */
    public Router under(String furtherPrefix) {
        return new Router(routes, prefix + furtherPrefix);
    }

    public Router get(String template, Handler handler) {
        return add("GET", template, false, handler);
    }

    public Router post(String template, Handler handler) {
        return add("POST", template, false, handler);
    }

    public Router put(String template, Handler handler) {
        return add("PUT", template, false, handler);
    }

    public Router delete(String template, Handler handler) {
        return add("DELETE", template, false, handler);
    }

    public Router patch(String template, Handler handler) {
        return add("PATCH", template, false, handler);
    }

    public Router head(String template, Handler handler) {
        return add("HEAD", template, false, handler);
    }

    /** A route that wants no token: version documents and the asking for a token. */
    public Router open(String method, String template, Handler handler) {
        return add(method, template, true, handler);
    }

    private Router add(String method, String template, boolean open, Handler handler) {
        List<String> segments = split(prefix + template);
        routes.computeIfAbsent(method + segments.size(), k -> new ArrayList<>())
                .add(new Route(segments, open, handler));
        return this;
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = split(path);
        for (Route route : routes.getOrDefault(method + segments.size(), List.of())) {
            Map<String, String> names = match(route.template(), segments);
            if (names != null) {
                return Optional.of(new Match(route, names));
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> match(List<String> template, List<String> segments) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                names.put(part.substring(1, part.length() - 1), Call.decode(segments.get(i)));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return names;
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
