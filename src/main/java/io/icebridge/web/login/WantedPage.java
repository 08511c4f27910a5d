package io.icebridge.web.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The page of ours that somebody wanted before he was led to the login. His browser keeps it: a
 * session for everybody who is not logged in would let anybody fill the memory.
 */
final class WantedPage implements RequestCache {
    private static final String NAME = "ICEBRIDGE-WANTED";
    private static final int LONGEST = 1000;

    /** A path within this site: two slashes, also the other way round, begin another's name. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~]*");

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String page = Signposts.of(request);
        if (Signposts.asksForPage(request) && isOurs(page)) {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            put(
                    Base64.getUrlEncoder().encodeToString(bytes),
                    Duration.ofHours(1),
                    request,
                    response);
        }
    }

    private static boolean isOurs(String page) {
        return page.length() <= LONGEST && OURS.matcher(page).matches();
    }

    private static void put(
            String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        // Lax, since it must come along when a provider leads back.
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path(request.getContextPath() + LoginPage.PATH)
                        .maxAge(age)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cookie.getValue());
            String page = new String(bytes, StandardCharsets.UTF_8);
            return isOurs(page) ? new SimpleSavedRequest(page) : null;
        } catch (IllegalArgumentException another) {
            return null;
        }
    }

    /** A page is asked for anew; nothing of the first request is needed then. */
    @Override
    public HttpServletRequest getMatchingRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        put("", Duration.ZERO, request, response);
    }
}
