package io.icebridge.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person submitted for several servers at once.
 *
 * @param chosen the task and the server of each, as the page named them
 */
record TroubleForm(Set<String> chosen, String decision, String comment) {
    private static final String TASK = "task";
    private static final String SHOWN = "shown";
    private static final String ALL = "all";

    /** The last is Spring's, against forged requests. */
    private static final Set<String> KNOWN =
            Set.of(TASK, SHOWN, ALL, "decision", "comment", "_csrf");

    /**
     * @throws ResponseStatusException that says what is missing or not known
     */
    static TroubleForm read(MultiValueMap<String, String> form) {
        form.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw mistake("There is no field \"%s\" here.".formatted(name));
                        });
        Set<String> chosen =
                new LinkedHashSet<>(
                        form.getOrDefault(form.containsKey(ALL) ? SHOWN : TASK, List.of()));
        if (chosen.isEmpty()) {
            throw mistake("No server is chosen: go back and tick those that you decide on.");
        }
        return new TroubleForm(chosen, one(form, "decision"), one(form, "comment"));
    }

    private static String one(MultiValueMap<String, String> form, String name) {
        List<String> given = form.getOrDefault(name, List.of());
        if (given.size() != 1 || given.get(0).isBlank()) {
            throw mistake("Say one %s: go back and fill it in.".formatted(name));
        }
        return given.get(0).strip();
    }

    static ResponseStatusException mistake(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
