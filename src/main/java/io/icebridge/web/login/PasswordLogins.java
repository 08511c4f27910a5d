package io.icebridge.web.login;

import io.icebridge.process.access.EngineUser;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Lets in whose name and password are right; groups become authorities. */
final class PasswordLogins implements AuthenticationProvider {
    private final PasswordCheck check;
    private final PasswordCheck.Way way;

    PasswordLogins(PasswordCheck check, PasswordCheck.Way way) {
        this.check = check;
        this.way = way;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        return token(
                check.check(
                        login.getName(),
                        String.valueOf(login.getCredentials()),
                        Address.of(login),
                        way));
    }

    static Authentication token(EngineUser account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account.name(),
                null,
                AuthorityUtils.createAuthorityList(account.groups().toArray(String[]::new)));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
