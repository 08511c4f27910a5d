package io.icebridge.process.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of OpenID providers as users of the engine, whose gates, lists and grants know no
 * others. They have no password here, and their groups follow the provider at each login.
 */
public final class ProviderUsers {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._@-]{1,64}");

    private final IdentityService identity;
    private final JdbcClient db;
    private final TransactionTemplate together;
    private final Clock clock;

    ProviderUsers(
            IdentityService identity, JdbcClient db, TransactionTemplate together, Clock clock) {
        this.identity = identity;
        this.db = db;
        this.together = together;
        this.clock = clock;
    }

    /**
     * Makes or renews the engine's user.
     *
     * @param ruled the groups that the provider decides on; memberships of others are left alone
     * @throws NotAdmitted when the name is no user's name, or another's
     */
    public void admit(Claimed who, Set<String> ruled) {
        if (!NAME.matcher(who.name()).matches()) {
            throw new NotAdmitted(
                    "The provider's name for you has other characters than letters, digits, . _ @"
                            + " and -, or more than 64.");
        }
        together.executeWithoutResult(
                begun -> {
                    claimName(who);
                    follow(who, ruled);
                });
    }

    private void claimName(Claimed who) {
        User user = identity.createUserQuery().userId(who.name()).singleResult();
        boolean his =
                db.sql("select issuer, subject from ib_provider_user where user_id = ?")
                        .params(who.name())
                        .query(
                                (row, n) ->
                                        row.getString("issuer").equals(who.issuer())
                                                && row.getString("subject").equals(who.subject()))
                        .optional()
                        .orElseGet(() -> user == null && register(who));
        if (!his || (user != null && user.getPassword() != null)) {
            throw new NotAdmitted(
                    "The name "
                            + who.name()
                            + " is another user's here. An administrator must give one of you"
                            + " another name.");
        }
        if (user == null) {
            User fresh = identity.newUser(who.name());
            fresh.setFirstName(who.shown().isEmpty() ? who.name() : who.shown());
            fresh.setLastName("");
            identity.saveUser(fresh);
        }
    }

    private boolean register(Claimed who) {
        db.sql("insert into ib_provider_user (user_id, issuer, subject, since) values (?, ?, ?, ?)")
                .params(who.name(), who.issuer(), who.subject(), Timestamp.from(clock.instant()))
                .update();
        return true;
    }

    private void follow(Claimed who, Set<String> ruled) {
        Set<String> has =
                identity.createGroupQuery().groupMember(who.name()).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet());
        for (String group : ruled) {
            if (who.groups().contains(group) && !has.contains(group)) {
                identity.createMembership(who.name(), group);
            } else if (!who.groups().contains(group) && has.contains(group)) {
                identity.deleteMembership(who.name(), group);
            }
        }
    }
}
