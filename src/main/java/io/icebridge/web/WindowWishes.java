package io.icebridge.web;

import io.icebridge.journal.Trail;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.move.Hold;
import io.icebridge.runbook.move.Holdable;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.Wanted;
import io.icebridge.runbook.move.Whom;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.move.WindowRefused;
import io.icebridge.runbook.move.WindowState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people want of a change's window, carried out and kept with who wanted it and why. */
@Component
class WindowWishes {
    private static final int LONGEST_COMMENT = 1000;
    private static final String WINDOW = "window";

    private final Window window;
    private final WindowView view;
    private final Moves moves;
    private final Trail trail;
    private final Clock clock;

    WindowWishes(Window window, WindowView view, Moves moves, Trail trail, Clock clock) {
        this.window = window;
        this.view = view;
        this.moves = moves;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is to be otherwise; what is left out stays.
     *
     * @param change one that runs and has something left to move
     * @param holdBack {@code server NAME} or its id, {@code node NAME} or {@code project ID}
     * @param letGo the same
     */
    record Wish(
            String change,
            String comment,
            Boolean paused,
            Integer serversAtOnce,
            String holdBack,
            String letGo) {

        private boolean empty() {
            return paused == null && serversAtOnce == null && holdBack == null && letGo == null;
        }
    }

    /**
     * Carries all of it out, or nothing.
     *
     * @return what was done, a sentence each, as it is kept
     * @throws WindowRefused that says what is missing or cannot be
     */
    @Transactional
    public List<String> carryOut(Wish wish, String who) {
        check(wish);
        String change = wish.change().strip();
        mustBeOpen(change);
        window.standStill(change);
        Wanted wanted = new Wanted(who, clock.instant(), wish.comment().strip());
        List<String> done = new ArrayList<>();
        if (wish.serversAtOnce() != null) {
            done.add(keep(change, WINDOW, resize(change, wish.serversAtOnce(), wanted), wanted));
        }
        if (wish.holdBack() != null) {
            done.add(hold(change, wish.holdBack(), wanted));
        }
        if (wish.letGo() != null) {
            done.add(letGo(change, wish.letGo(), wanted));
        }
        if (wish.paused() != null) {
            String what = wish.paused() ? pause(change, wanted) : resume(change);
            done.add(keep(change, WINDOW, what, wanted));
        }
        return done;
    }

    private static void check(Wish wish) {
        if (blank(wish.change()) || blank(wish.comment())) {
            throw WindowRefused.unknown("Say which change it concerns, and in comment why.");
        }
        if (wish.comment().length() > LONGEST_COMMENT
                || wish.comment().chars().anyMatch(WindowWishes::strange)) {
            throw WindowRefused.unknown(
                    "A comment has up to %d letters and other signs that can be read."
                            .formatted(LONGEST_COMMENT));
        }
        if (wish.empty()) {
            throw WindowRefused.unknown(
                    "Say what is to be otherwise: paused, serversAtOnce, holdBack or letGo.");
        }
    }

    private static boolean strange(int sign) {
        return Character.isISOControl(sign) && !Character.isWhitespace(sign);
    }

    private void mustBeOpen(String change) {
        ChangeWindow now = view.one(change);
        if (now.mayBeChanged()) {
            return;
        }
        throw WindowRefused.asThingsStand(
                "%s %s, so that there is no window to change. %s"
                        .formatted(
                                change,
                                view.runs(change)
                                        ? "has no server left to move"
                                        : "has ended, and its window with it",
                                view.there()));
    }

    private String resize(String change, int serversAtOnce, Wanted wanted) {
        int before = window.of(change).limit();
        window.resize(change, serversAtOnce, moves.of(change).size(), wanted);
        return "up to %s at once, before %d"
                .formatted(Counted.of(serversAtOnce, "server moves", "servers move"), before);
    }

    private String pause(String change, Wanted wanted) {
        boolean again = window.of(change).paused();
        window.pause(change, wanted);
        return again ? "paused, as it was before" : "paused";
    }

    private String resume(String change) {
        if (!window.resume(change)) {
            throw WindowRefused.asThingsStand(change + " is not paused.");
        }
        return window.of(change).closed()
                ? "resumed; it stays closed until an operator has judged the failures"
                : "resumed";
    }

    private String hold(String change, String text, Wanted wanted) {
        Holdable holdable = holdable(change);
        Whom whom = holdable.find(Whom.parse(text));
        window.hold(change, new Hold(whom, wanted));
        return keep(change, whom.toString(), "held back: " + holdable.told(whom), wanted);
    }

    private String letGo(String change, String text, Wanted wanted) {
        Holdable holdable = holdable(change);
        WindowState now = window.of(change);
        Whom whom = holdable.held(Whom.parse(text), now.holds());
        window.letGo(change, whom);
        return keep(change, whom.toString(), "let go: " + holdable.told(whom), wanted);
    }

    private Holdable holdable(String change) {
        return new Holdable(change, moves.of(change));
    }

    private String keep(String change, String about, String what, Wanted wanted) {
        trail.add(Trail.Kind.WINDOW, wanted.by(), change, about, what, wanted.why());
        return what;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
