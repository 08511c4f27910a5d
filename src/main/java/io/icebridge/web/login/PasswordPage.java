package io.icebridge.web.login;

import io.icebridge.process.access.FirstAdministrator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the first administrator chooses his password, after which he logs in with it. */
@Controller
class PasswordPage {
    static final String PATH = "/password";

    private static final String VIEW = "web/password";

    private final FirstAdministrator first;

    PasswordPage(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping(PATH)
    String show() {
        return VIEW;
    }

    @PostMapping(PATH)
    String choose(
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        String refused =
                password.equals(again)
                        ? first.create(password)
                        : "The two passwords are not the same.";
        if (!refused.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            page.addAttribute("refused", refused);
            return VIEW;
        }
        request.getSession().invalidate();
        return "redirect:" + LoginPage.PATH;
    }
}
