package io.icebridge.web;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.runbook.move.Window;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The window in which servers move: paused, resumed, resized, and who is held back. */
@RestController
class WindowResource {
    private final Window window;
    private final Decisions decisions;
    private final Clock clock;

    WindowResource(Window window, Decisions decisions, Clock clock) {
        this.window = window;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The window as it stands; 0 servers at once while it is paused. */
    record State(int serversAtOnce, boolean paused, List<String> heldBack) {}

    /**
     * What is to be otherwise; what is left out stays.
     *
     * @param change under which it is kept with the decisions
     * @param holdBack {@code server ID}, {@code node NAME} or {@code project ID}
     * @param letGo the same
     */
    record Wish(
            String change,
            String comment,
            Boolean paused,
            Integer serversAtOnce,
            String holdBack,
            String letGo) {}

    @GetMapping("/window")
    State state() {
        return new State(window.size(), window.paused(), window.heldBack());
    }

    @PutMapping("/window")
    @Transactional
    State change(@RequestBody Wish wish, Principal who) {
        if (blank(wish.change()) || blank(wish.comment())) {
            throw new IllegalArgumentException("Say which change it concerns, and in comment why.");
        }
        if (wish.serversAtOnce() != null) {
            window.resize(wish.serversAtOnce());
            keep(wish, who, "resize to " + wish.serversAtOnce());
        }
        if (wish.holdBack() != null) {
            window.holdBack(wish.holdBack(), true);
            keep(wish, who, "hold back " + wish.holdBack());
        }
        if (wish.letGo() != null) {
            window.holdBack(wish.letGo(), false);
            keep(wish, who, "let go " + wish.letGo());
        }
        if (wish.paused() != null) {
            window.pause(wish.paused());
            keep(wish, who, wish.paused() ? "pause" : "resume");
        }
        return state();
    }

    private void keep(Wish wish, Principal who, String decision) {
        decisions.add(
                new Decision(
                        wish.change(),
                        "change",
                        "window",
                        decision,
                        wish.comment(),
                        "",
                        who.getName(),
                        clock.instant()));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(IllegalArgumentException why) {
        return why.getMessage();
    }
}
