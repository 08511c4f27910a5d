package io.icebridge.web;

import io.icebridge.process.access.Logins;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets in whoever can log in to the engine; groups become authorities. */
final class BasicLogins implements AuthenticationProvider {
    private final Logins logins;

    BasicLogins(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String user = login.getName();
        if (!logins.check(user, String.valueOf(login.getCredentials()))) {
            throw new BadCredentialsException("user or password is wrong");
        }
        List<SimpleGrantedAuthority> groups =
                logins.groups(user).stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
