package io.icebridge.process.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * Tells the engine's web applications whom Spring Security has let in, anew at each request: who
 * has left a group is out of it at once. The engine's own filter for this would keep the groups
 * that somebody had when he came.
 */
final class WebAppLogin extends HttpFilter {
    private final transient ProcessEngine engine;
    private final transient AuthenticationProvider login = new SpringLogin();

    WebAppLogin(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AuthenticationResult who = login.extractAuthenticatedUser(request, engine);
        if (who.isAuthenticated()) {
            UserAuthentication known =
                    AuthenticationUtil.createAuthentication(
                            engine, who.getAuthenticatedUser(), who.getGroups(), null);
            if (known == null) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            Authentications all = new Authentications();
            all.addOrReplace(known);
            AuthenticationUtil.updateSession(request.getSession(), all);
        }
        chain.doFilter(request, response);
    }
}
