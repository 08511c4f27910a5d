package io.icebridge.web.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells why a request came to nothing: a page for people, the form of the engine's own errors for
 * programs.
 */
@Controller
class RebuffPage implements ErrorController {
    private final ErrorAttributes errors;

    RebuffPage(ErrorAttributes errors) {
        this.errors = errors;
    }

    @RequestMapping("/error")
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Rebuff why = Rebuff.of(request);
        if (why == null) {
            why = of(status(request), errors.getError(new ServletWebRequest(request)));
        }
        response.setStatus(why.status());
        OwnHeaders.set(response);
        if (asksForPage(request)) {
            return new ModelAndView(
                    "web/refused", Map.of("status", why.status(), "sentence", why.sentence()));
        }
        tell(why, response);
        return null;
    }

    static void tell(Rebuff why, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(why.json());
    }

    /** Who comes here by himself finds nothing. */
    private static int status(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return status == null ? HttpServletResponse.SC_NOT_FOUND : (int) status;
    }

    private static Rebuff of(int status, Throwable thrown) {
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return new Rebuff(
                    status, "The address lacks the parameter " + missing.getParameterName() + ".");
        }
        if (thrown instanceof MethodArgumentTypeMismatchException wrong) {
            return new Rebuff(
                    status,
                    "The address says %s=%s, which is nothing that can stand there."
                            .formatted(wrong.getName(), wrong.getValue()));
        }
        if (thrown instanceof ResponseStatusException said && said.getReason() != null) {
            return new Rebuff(status, said.getReason());
        }
        return Rebuff.plain(status);
    }

    private static boolean asksForPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
