package io.icebridge.process.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** The engine's own users and groups. */
final class EngineLogins implements Logins {
    private final IdentityService identity;
    private final AuthorizationService authorizations;

    EngineLogins(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    @Override
    public boolean check(String user, String password) {
        return !user.isEmpty() && identity.checkPassword(user, password);
    }

    @Override
    public Optional<EngineUser> find(String user) {
        return Optional.ofNullable(identity.createUserQuery().userId(user).singleResult())
                .map(
                        known ->
                                new EngineUser(
                                        known.getId(),
                                        identity
                                                .createGroupQuery()
                                                .groupMember(user)
                                                .list()
                                                .stream()
                                                .map(Group::getId)
                                                .toList(),
                                        mark(known)));
    }

    @Override
    public List<String> applications(String user) {
        return find(user).map(this::applications).orElse(List.of());
    }

    private List<String> applications(EngineUser account) {
        return Stream.of("welcome", "cockpit", "tasklist", "admin")
                .filter(
                        name ->
                                // Everybody who is somebody is welcome.
                                name.equals("welcome")
                                        || authorizations.isUserAuthorized(
                                                account.name(),
                                                account.groups(),
                                                Permissions.ACCESS,
                                                Resources.APPLICATION,
                                                name))
                .toList();
    }

    /** The engine keeps a salted hash, of which this is a hash. */
    private static String mark(User user) {
        String kept = String.valueOf(user.getPassword());
        return UUID.nameUUIDFromBytes(kept.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
