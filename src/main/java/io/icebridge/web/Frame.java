package io.icebridge.web;

import java.security.Principal;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the head of every page of ours says: who is logged in, and where he may go. */
@ControllerAdvice
class Frame {

    /** Null where nobody is. */
    @ModelAttribute("who")
    String who(Principal principal) {
        return principal == null ? null : principal.getName();
    }

    /** Whether Tasklist lets him in. */
    @ModelAttribute("acts")
    boolean acts(Principal principal) {
        return principal instanceof Authentication login && SecurityChains.operates(login);
    }

    /** Whether tasks about servers are for him. */
    @ModelAttribute("decides")
    boolean decides(Principal principal) {
        return principal instanceof Authentication login && SecurityChains.decides(login);
    }
}
