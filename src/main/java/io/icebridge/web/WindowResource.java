package io.icebridge.web;

import io.icebridge.runbook.move.WindowRefused;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The windows in which servers move, for programs; {@link WindowPage} is the same for people. */
@RestController
class WindowResource {
    private final WindowView view;
    private final WindowWishes wishes;
    private final WindowBody body;
    private final Clock clock;

    WindowResource(WindowView view, WindowWishes wishes, WindowBody body, Clock clock) {
        this.view = view;
        this.wishes = wishes;
        this.body = body;
        this.clock = clock;
    }

    /**
     * What can be read.
     *
     * @param mayChange whether the visitor may
     */
    record Windows(Instant now, boolean mayChange, List<ChangeWindow> changes) {}

    /** What was done, a sentence each, and how the window stands by that. */
    record Answer(List<String> done, ChangeWindow window) {}

    /** A refusal, in the form of the engine's own. */
    record Refusal(String type, String message) {}

    /**
     * All windows, or one change's.
     *
     * @throws WindowRefused for a change that never had servers to move
     */
    @GetMapping(path = "/window", produces = MediaType.APPLICATION_JSON_VALUE)
    Windows read(@RequestParam(defaultValue = "") String change, Authentication who) {
        return new Windows(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                SecurityChains.operates(who),
                change.isBlank() ? view.all() : List.of(view.one(change.strip())));
    }

    @PutMapping(
            path = "/window",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer change(InputStream sent, Authentication who) {
        WindowWishes.Wish wish = body.read(sent);
        List<String> done = wishes.carryOut(wish, who.getName());
        return new Answer(done, view.one(wish.change().strip()));
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(WindowRefused why) {
        return ResponseEntity.status(status(why))
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Refusal("WindowRefused", why.getMessage()));
    }

    static HttpStatus status(WindowRefused why) {
        return why.isUnknown() ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT;
    }
}
