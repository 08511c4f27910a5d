package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.ServerGroup;
import io.icebridge.cloud.ServerGroups;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.ServerGroupChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.journal.Change;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.inventory.GroupFacts;
import io.icebridge.runbook.inventory.GroupFacts.Member;
import io.icebridge.runbook.inventory.Lock;
import io.icebridge.runbook.inventory.ServerFacts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server groups in the new region: each once, and none without servers at the end. */
class CarriedGroupsTest {
    private static final Change CHANGE = new Change("CHG");

    private final List<ServerGroup> there = new ArrayList<>();
    private final List<String> projects = new ArrayList<>();
    private final List<Project> keystones = new ArrayList<>(List.of(new Project("p", "P", true)));
    private boolean deaf;
    private int made;
    private final CarriedGroups groups =
            new CarriedGroups(
                    TestDoor.open(TestDoor.journal(), changes(), null),
                    nova(),
                    TestCloudFile.with("ctl1", List.of("identity")));

    private Cloud nova() {
        Fake<Cloud> cloud = Fake.of(Cloud.class);
        ServerGroups listed =
                Fake.of(ServerGroups.class).answering("all", a -> List.copyOf(there)).port();
        Identity identity =
                Fake.of(Identity.class).answering("projects", a -> List.copyOf(keystones)).port();
        return cloud.answering("as", a -> opened((String) a[0], cloud.port()))
                .answering("serverGroups", a -> listed)
                .answering("identity", a -> identity)
                .port();
    }

    private Cloud opened(String project, Cloud cloud) {
        if (keystones.stream().noneMatch(p -> p.id().equals(project) && p.enabled())) {
            throw new CloudFailure(Reason.UNAUTHORIZED, "login", 401, 0, "is disabled", null);
        }
        return cloud;
    }

    private CloudChanges changes() {
        Fake<CloudChanges> cloud = Fake.of(CloudChanges.class);
        ServerGroupChanges changed =
                Fake.of(ServerGroupChanges.class)
                        .answering("create", a -> create((String) a[0], (List<?>) a[1]))
                        .answering("delete", a -> there.removeIf(g -> g.id().equals(a[0])))
                        .port();
        return cloud.answering(
                        "as",
                        a -> {
                            projects.add((String) a[0]);
                            return cloud.port();
                        })
                .answering("serverGroups", a -> changed)
                .port();
    }

    private String create(String name, List<?> policies) {
        String id = "new-" + ++made;
        there.add(
                new ServerGroup(
                        id, name, policies.stream().map(String::valueOf).toList(), List.of()));
        if (deaf) {
            throw new CloudFailure(Reason.UNKNOWN, "POST", 0, 0, "timed out", null);
        }
        return id;
    }

    private static Definition server(String id, String groupId, String... policies) {
        DefinitionSample saved = new DefinitionSample(id);
        GroupFacts group =
                new GroupFacts(
                        groupId, "db", List.of(policies), List.of(new Member(id, "n1", "nova")));
        saved.facts = new ServerFacts(true, Lock.NONE, false, "", "", group, List.of(), List.of());
        return saved.get();
    }

    private String of(Definition saved) {
        return groups.of(CHANGE, saved).map(ServerGroup::id).orElse("none");
    }

    private void unheard(Definition saved) {
        deaf = true;
        assertThatThrownBy(() -> of(saved)).isInstanceOf(CloudFailure.class);
        deaf = false;
    }

    /** A server has been booted into it. */
    private void joins(String id) {
        there.replaceAll(
                g ->
                        g.id().equals(id)
                                ? new ServerGroup(id, g.name(), g.policies(), List.of("n9"))
                                : g);
    }

    @Test
    void oneIsMadeForAllItsServersAsTheirProject() {
        assertThat(of(server("s1", "g1", "affinity"))).isEqualTo("new-1");
        assertThat(of(server("s2", "g1", "affinity"))).isEqualTo("new-1");
        assertThat(there)
                .containsExactly(new ServerGroup("new-1", "db", List.of("affinity"), List.of()));
        assertThat(projects).containsExactly("p");
    }

    @Test
    void twoOfOneNameStayTwo() {
        assertThat(of(server("s1", "g1", "affinity"))).isEqualTo("new-1");
        unheard(server("s2", "g2", "affinity"));
        assertThat(of(server("s2", "g2", "affinity"))).isEqualTo("new-2");
        assertThat(made).isEqualTo(2);
    }

    @Test
    void oneOfWhoseMakingNobodyHeardIsFound() {
        unheard(server("s1", "g1", "affinity"));
        assertThat(of(server("s1", "g1", "affinity"))).isEqualTo("new-1");
        assertThat(made).isEqualTo(1);
    }

    @Test
    void oneThatItsOwnerHadBeforeIsNotTakenForIt() {
        create("db", List.of("affinity"));
        unheard(server("s1", "g1", "affinity"));
        assertThat(of(server("s1", "g1", "affinity"))).isEqualTo("new-2");
    }

    @Test
    void twoThatMayBeItAreNamedToAPerson() {
        unheard(server("s1", "g1", "affinity"));
        create("db", List.of("affinity"));
        assertThatThrownBy(() -> of(server("s1", "g1", "affinity")))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("new-1, new-2");
        there.removeIf(g -> g.id().equals("new-2"));
        assertThat(of(server("s1", "g1", "affinity"))).isEqualTo("new-1");
    }

    @Test
    void oneThatItsOwnerHasDeletedIsMadeAnew() {
        of(server("s1", "g1", "affinity"));
        there.clear();
        assertThat(of(server("s2", "g1", "affinity"))).isEqualTo("new-2");
    }

    @Test
    void oneThatNovaWouldNotTakeIsNotMade() {
        assertThat(of(server("s1", "g1", "legacy"))).isEqualTo("none");
        assertThat(of(server("s1", "g1"))).isEqualTo("none");
        assertThat(of(new DefinitionSample().get())).isEqualTo("none");
    }

    @Test
    void whatHasServersStaysAndTheRestGoes() {
        of(server("s1", "g1", "affinity"));
        of(server("s2", "g2", "anti-affinity"));
        joins("new-2");
        assertThat(groups.giveBack(CHANGE, "closeMoves")).startsWith("1 ");
        assertThat(there).extracting(ServerGroup::id).containsExactly("new-2");
        there.clear();
        assertThat(groups.giveBack(CHANGE, "cleanUp")).startsWith("0 ");
    }

    @Test
    void oneOfAProjectThatIsShutStaysAndKeepsNoOtherFromBeingGivenBack() {
        of(server("s1", "g1", "affinity"));
        keystones.set(0, new Project("p", "P", false));
        assertThat(groups.giveBack(CHANGE, "closeMoves"))
                .isEqualTo(
                        "0 server groups without servers removed; not looked at, since no token is"
                                + " given out for their project: db of project p");
        keystones.clear();
        assertThat(groups.giveBack(CHANGE, "closeMoves")).contains("db of project p");
        keystones.add(new Project("p", "P", true));
        assertThat(groups.giveBack(CHANGE, "cleanUp")).startsWith("1 ");
        assertThat(there).isEmpty();
    }

    @Test
    void oneOfWhoseMakingNobodyHeardIsNotLeftBehind() {
        unheard(server("s1", "g1", "affinity"));
        groups.giveBack(CHANGE, "closeMoves");
        assertThat(there).isEmpty();
    }

    @Test
    void eachTimeThatItIsMadeItIsGivenBack() {
        for (int i = 0; i < 3; i++) {
            of(server("s1", "g1", "affinity"));
            assertThat(there).hasSize(1);
            groups.giveBack(CHANGE, "closeMoves");
            assertThat(there).isEmpty();
        }
    }
}
