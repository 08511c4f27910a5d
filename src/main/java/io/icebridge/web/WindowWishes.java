package io.icebridge.web;

import io.icebridge.approval.Decision;
import io.icebridge.approval.Decisions;
import io.icebridge.runbook.move.Window;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people want of the window, carried out and kept with who wanted it and why. */
@Component
class WindowWishes {
    private final Window window;
    private final Decisions decisions;
    private final Clock clock;

    WindowWishes(Window window, Decisions decisions, Clock clock) {
        this.window = window;
        this.decisions = decisions;
        this.clock = clock;
    }

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

    /**
     * @throws IllegalArgumentException that says what is missing or cannot be
     */
    @Transactional
    public void carryOut(Wish wish, String who) {
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
    }

    private void keep(Wish wish, String who, String decision) {
        decisions.add(
                new Decision(
                        wish.change(),
                        "change",
                        "window",
                        decision,
                        wish.comment(),
                        "",
                        who,
                        clock.instant()));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
