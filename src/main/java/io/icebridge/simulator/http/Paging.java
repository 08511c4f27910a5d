package io.icebridge.simulator.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** OpenStack's paging: {@code limit} entries after the one that {@code marker} names. */
public record Paging(int limit, String marker) {

    /** Reads the page that the call asks for; {@code most} is the service's own cap. */
    public static Paging of(Call call, int usual, int most) {
        String limit = call.query("limit");
        try {
            int asked = limit == null ? usual : Integer.parseInt(limit);
            if (asked < 0) {
                throw new Refusal(400, "limit param must be positive");
            }
            return new Paging(Math.min(asked, most), call.query("marker"));
        } catch (NumberFormatException notANumber) {
            throw new Refusal(400, "limit param must be an integer");
        }
    }

    /** The page's entries, out of all of them in their lasting order. */
    public <T> Page<T> cut(Collection<T> all, Function<T, String> id) {
        List<T> page = new ArrayList<>();
        boolean begun = marker == null;
        boolean more = false;
        for (T item : all) {
            if (begun && page.size() == limit) {
                more = true;
                break;
            }
            if (begun) {
                page.add(item);
            } else if (id.apply(item).equals(marker)) {
                begun = true;
            }
        }
        if (!begun) {
            throw new Refusal(400, "marker [" + marker + "] not found");
        }
        return new Page<>(page, more && !page.isEmpty());
    }

    /** The entries of one page, and whether others follow. */
    public record Page<T>(List<T> items, boolean more) {}

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Path and query of the page after this one, which ends with the given entry. */
    public String next(Call call, String lastId) {
        String others =
                call.query().entrySet().stream()
                        .filter(e -> !e.getKey().equals("limit") && !e.getKey().equals("marker"))
                        .flatMap(
                                e ->
                                        e.getValue().stream()
                                                .map(v -> "&" + e.getKey() + "=" + encode(v)))
                        .collect(Collectors.joining());
        return call.path() + "?limit=" + limit + "&marker=" + lastId + others;
    }
}
