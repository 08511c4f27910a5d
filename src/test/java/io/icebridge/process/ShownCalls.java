package io.icebridge.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.icebridge.journal.Action;
import io.icebridge.journal.Place;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What reached a cloud by its own book, held against the words of actions. */
public final class ShownCalls {
    /** A call in an action's words: a method and a path with places in braces. */
    private static final Pattern CALL =
            Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) ((?:\\{[^}]*}|[^\\s{;,])+)");

    private static final Pattern KEY = Pattern.compile("^\\{\"([^\"]+)\"");

    /** Tells nothing of the cloud but who asks. */
    private static final String TOKENS = ".*/tokens$";

    private static final Map<String, String> TYPES =
            Map.of(
                    "keystone", "identity",
                    "swift", "object-store",
                    "cinder", "volume",
                    "glance", "image",
                    "neutron", "network");

    private final URI book;
    private final int before;

    /** What reached the cloud until now is no matter. */
    public ShownCalls(URI book) throws IOException {
        this.book = book;
        this.before = all().size();
    }

    private JsonNode all() throws IOException {
        return new ObjectMapper().readTree(book.toURL());
    }

    /** How many changing calls there were since. */
    public int count() throws IOException {
        return all().size() - before;
    }

    /** Calls that changed something and are in no action, each kind once. */
    public Set<String> unshown(Collection<Action> actions) throws IOException {
        List<Action> effects = actions.stream().filter(Action::effect).toList();
        Set<String> unshown = new TreeSet<>();
        StreamSupport.stream(all().spliterator(), false)
                .skip(before)
                .filter(call -> call.path("status").asInt() < 400)
                .filter(call -> !call.path("path").asText().matches(TOKENS))
                .filter(call -> effects.stream().noneMatch(a -> isShown(call, a)))
                .map(call -> call.path("method").asText() + " " + call.path("path").asText())
                .forEach(unshown::add);
        return unshown;
    }

    private static boolean isShown(JsonNode call, Action action) {
        if (!isAt(call, action.key().place())) {
            return false;
        }
        String path = call.path("path").asText();
        return action.what().contains(ofServer(call))
                && CALL.matcher(action.what())
                        .results()
                        .filter(said -> said.group(1).equals(call.path("method").asText()))
                        .anyMatch(said -> path(said.group(2)).matcher(path).find());
    }

    /** What is no region's, such as a port, may be a part of what is done in one. */
    private static boolean isAt(JsonNode call, Place place) {
        String service = call.path("service").asText();
        if (service.equals("nova")) {
            return place.equals(Place.region(call.path("region").asText()));
        }
        return place.kind() != Place.Kind.CLOUD || place.name().equals(TYPES.get(service));
    }

    /** Which of the actions of one path it is: {@code /action lock}. */
    private static String ofServer(JsonNode call) {
        Matcher key = KEY.matcher(call.path("body").asText());
        boolean action = call.path("path").asText().endsWith("/action");
        return action && key.find() ? "/action " + key.group(1) : "";
    }

    private static Pattern path(String said) {
        String path =
                Stream.of(said.split("(?=\\{)|(?<=})"))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining());
        return Pattern.compile("/" + path + "$");
    }
}
