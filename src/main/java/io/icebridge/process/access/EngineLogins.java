package io.icebridge.process.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

/** The engine's own users and groups. */
final class EngineLogins implements Logins {
    private final IdentityService identity;

    EngineLogins(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public boolean check(String user, String password) {
        return !user.isEmpty() && identity.checkPassword(user, password);
    }

    @Override
    public List<String> groups(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }
}
