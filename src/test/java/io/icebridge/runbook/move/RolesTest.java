package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.TokenSource;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.IdentityChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RolesTest {
    private static final Change CHANGE = new Change("CHG");

    private final Set<String> held = new TreeSet<>(Set.of("their"));
    private TokenSource source = TokenSource.ROLE;
    private boolean deaf;
    private final Roles roles =
            new Roles(
                    keystone(),
                    TestCloudFile.with("ctl1", List.of("identity")),
                    TestDoor.open(TestDoor.journal(), changes(), null));

    private Cloud keystone() {
        Identity identity =
                Fake.of(Identity.class)
                        .answering("holdsRole", a -> holds((String) a[0]))
                        .answering("projects", a -> List.of(new Project("ours", "Ours", true)))
                        .answering("tokenSource", a -> source)
                        .port();
        return Fake.of(Cloud.class).answering("identity", a -> identity).port();
    }

    private boolean holds(String project) {
        if (project.equals("gone")) {
            throw new CloudFailure(Reason.NOT_FOUND, "GET roles", 404, 0, "no such project", null);
        }
        return held.contains(project);
    }

    private CloudChanges changes() {
        IdentityChanges granting =
                Fake.of(IdentityChanges.class)
                        .answering("grantRole", a -> answered(held.add((String) a[0])))
                        .answering("revokeRole", a -> answered(held.remove((String) a[0])))
                        .port();
        return Fake.of(CloudChanges.class).answering("identity", a -> granting).port();
    }

    /** What was asked for has happened, and nobody hears of it. */
    private Object answered(Object result) {
        if (deaf) {
            throw new CloudFailure(Reason.UNKNOWN, "PUT role", 0, 0, "timed out", null);
        }
        return result;
    }

    private void unheard(Runnable work) {
        deaf = true;
        assertThatThrownBy(work::run).isInstanceOf(CloudFailure.class);
        deaf = false;
    }

    private void grant() {
        roles.grant(CHANGE, List.of("ours", "their", "ours"));
    }

    @Test
    void onlyARoleThatWasGrantedIsRevoked() {
        grant();
        assertThat(held).containsExactly("ours", "their");
        assertThat(roles.revoke(CHANGE, "closeMoves")).isEqualTo(1);
        assertThat(held).containsExactly("their");
    }

    @Test
    void aProjectThatIsGoneKeepsNoOtherFromBeingGranted() {
        roles.grant(CHANGE, List.of("gone", "ours"));
        assertThat(held).containsExactly("ours", "their");
        assertThat(roles.revoke(CHANGE, "closeMoves")).isEqualTo(1);
    }

    @Test
    void whereAProjectHasACredentialOfItsOwnNoRoleIsGrantedAndSoNoneIsTakenAway() {
        source = TokenSource.CREDENTIAL;
        grant();
        assertThat(roles.revoke(CHANGE, "closeMoves")).isZero();
        assertThat(held).containsExactly("their");
    }

    @Test
    void aGrantThatWasNeverAnsweredIsKnownForOurs() {
        unheard(this::grant);
        grant();
        roles.revoke(CHANGE, "closeMoves");
        assertThat(held).containsExactly("their");
    }

    @Test
    void aGrantThatWasNeverAnsweredNorTriedAgainIsRevoked() {
        unheard(this::grant);
        roles.revoke(CHANGE, "closeMoves");
        assertThat(held).containsExactly("their");
    }

    @Test
    void serversThatMoveAnotherTimeInTheSameChangeAreGrantedAndRevokedAgain() {
        for (int i = 0; i < 3; i++) {
            grant();
            assertThat(held).containsExactly("ours", "their");
            roles.revoke(CHANGE, "closeMoves");
            assertThat(held).containsExactly("their");
        }
    }

    @Test
    void aRevocationThatWasNeverAnsweredDoesNotMakeOurRoleAnothers() {
        grant();
        unheard(() -> roles.revoke(CHANGE, "closeMoves"));
        held.add("ours");
        grant();
        roles.revoke(CHANGE, "closeMoves");
        assertThat(held).containsExactly("their");
    }
}
