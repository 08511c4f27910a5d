package io.icebridge.web.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers addresses and methods that nobody's program has a reason to send: those that Spring
 * Security's firewall finds, and before it the engine's REST by another spelling, at which Spring
 * would fail.
 */
final class OddAddresses extends OncePerRequestFilter implements RequestRejectedHandler {
    private static final Rebuff ODD =
            new Rebuff(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "This address or kind of request is written as none of this application is.");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Nul.in(request.getQueryString())) {
            Nul.REFUSED.send(request, response);
        } else if (asWritten(request)) {
            chain.doFilter(request, response);
        } else {
            ODD.send(request, response);
        }
    }

    private static boolean asWritten(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
                || (request.getRequestURI() + "/")
                        .startsWith(request.getContextPath() + request.getServletPath() + "/");
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // The page about it is refused as well.
            OwnHeaders.set(response);
            RebuffPage.tell(new Rebuff(response.getStatus(), ODD.sentence()), response);
        } else {
            ODD.send(request, response);
        }
    }
}
