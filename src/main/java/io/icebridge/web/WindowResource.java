package io.icebridge.web;

import io.icebridge.runbook.move.Window;
import io.icebridge.web.WindowWishes.Wish;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The window in which servers move, for programs; {@link WindowPage} is the same for people. */
@RestController
class WindowResource {
    private final Window window;
    private final WindowWishes wishes;

    WindowResource(Window window, WindowWishes wishes) {
        this.window = window;
        this.wishes = wishes;
    }

    /** The window as it stands; 0 servers at once while it is paused. */
    record State(int serversAtOnce, boolean paused, boolean closed, List<String> heldBack) {}

    @GetMapping(path = "/window", produces = MediaType.APPLICATION_JSON_VALUE)
    State state() {
        return new State(window.size(), window.paused(), window.closed(), window.heldBack());
    }

    @PutMapping("/window")
    State change(@RequestBody Wish wish, Principal who) {
        wishes.carryOut(wish, who.getName());
        return state();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(IllegalArgumentException why) {
        return why.getMessage();
    }
}
