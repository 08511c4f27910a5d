package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Compute;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHost;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of every step about Nova on hosts: what reaches them is what its actions say, and so is what a
 * person is given where Icebridge may not log in.
 */
class NovaActionsTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final List<String> BACK =
            List.of("silenceNeutron", "stopNewNova", "removeNewEndpoints", "dropNewDatabase");

    /** How a file is read and replaced; which file, and what becomes of it, the action says. */
    private static final String FILE =
            "(test -e|cat|cat >|cp -a|mv -f|find|install -D -m 640 /dev/null) /\\S+"
                    + "( /\\S+| -type f)?";

    private static final String NOVA_CONF =
            """
            [DEFAULT]
            sql_connection = mysql://nova:pw@localhost/nova
            [keystone_authtoken]
            admin_user = nova
            admin_password = pw
            admin_tenant_name = services
            auth_uri = http://ctl1:5000/
            """;

    private final FakeHosts hosts = new FakeHosts();
    private final Journal journal = TestDoor.journal();

    @BeforeEach
    void aCloudOnHavana() {
        FakeHost controller = hosts.host("ctl1").with("openstack-nova-api-2013.2-1.el6");
        controller.running("openstack-nova-api");
        controller.files().put("/etc/nova/nova.conf", NOVA_CONF);
        controller.files().put("/etc/nova/policy.json", "{}");
        controller.files().put("/etc/init.d/openstack-nova-api", "");
        controller.files().put("/databases/nova", "");
        hosts.host("cmpnew1").files().put("/etc/init.d/neutron-openvswitch-agent", "");
        hosts.host("cmpnew1").files().put("/etc/init.d/openstack-nova-compute", "");
        Profiles.load("havana-icehouse").nova().controllerUnits().stream()
                .map(unit -> "/etc/init.d/" + unit)
                .forEach(file -> hosts.host("novanew").files().put(file, ""));
        FakeHost network = hosts.host("net1").running("neutron-server");
        network.files().put("/etc/neutron/neutron.conf", "[DEFAULT]\n");
        network.files().put("/etc/init.d/neutron-server", "");
        FakeHost node = hosts.host("cmp1").running("openstack-nova-compute");
        node.files().put("/etc/nova/nova.conf", NOVA_CONF);
        node.files().put("/etc/init.d/openstack-nova-compute", "");
        node.files().put("/etc/neutron/neutron.conf", "[DEFAULT]\n");
    }

    private NovaRun run(boolean byHand) {
        List<HostEntry> entries =
                List.of(
                        host("ctl1", byHand, "database", "nova-controller"),
                        host("net1", byHand, "network"),
                        host("cmp1", byHand, "compute"),
                        host("novanew", byHand, "nova-controller-new"),
                        host("cmpnew1", byHand, "compute-new"));
        Site site =
                new Site(
                        TestCloudFile.with(entries, "ctl1", "nova"),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        d -> {});
        return new NovaRun(site, cloud(), hosts, journal, CHANGE);
    }

    private static HostEntry host(String name, boolean byHand, String... roles) {
        return new HostEntry(name, name, 22, List.of(roles), byHand);
    }

    /** Steps on hosts alone are carried out here, so that no API answers anything. */
    private static Cloud cloud() {
        Identity identity =
                Fake.of(Identity.class)
                        .answering("endpoints", a -> List.of())
                        .answering("projects", a -> List.of(new Project("p1", "services", true)))
                        .port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("compute", a -> Fake.of(Compute.class).port())
                .answering("allowances", a -> Fake.of(Allowances.class).port())
                .answering("changing", a -> Fake.of(CloudChanges.class).port())
                .port();
    }

    private List<Course> forward(NovaRun run) {
        return List.of(
                run.packages.of("net1"),
                run.nova.install(),
                run.nova.createDatabase(CHANGE),
                run.nova.configure(CHANGE),
                run.nova.start(),
                run.nova.notifyNova(CHANGE));
    }

    private List<Course> after(NovaRun run) {
        return List.of(
                run.nodes.stop("cmp1"),
                run.nodes.install("cmp1"),
                run.nodes.configure(CHANGE, "cmp1"),
                run.nodes.start("cmp1"),
                run.retirement.stop(),
                run.retirement.archive(CHANGE));
    }

    private Course back(NovaRun run, String step) {
        return run.undo.of(CHANGE, step);
    }

    @Test
    void exactlyWhatItsActionsSayReachesEachHost() {
        NovaRun run = run(false);
        forward(run).forEach(course -> reaches(run, course));
        BACK.forEach(step -> reaches(run, back(run, step)));
        run.undone();
        after(run).forEach(course -> reaches(run, course));
    }

    private void reaches(NovaRun run, Course course) {
        hosts.all().forEach(host -> host.ran().clear());
        run.go(course);
        Map<String, List<String>> said = new TreeMap<>();
        for (Deed deed : course.deeds()) {
            List<String> of = said.computeIfAbsent(place(deed.action()), host -> new ArrayList<>());
            if (!(deed instanceof Deed.Call)) {
                of.add(deed.action().what());
            }
        }
        for (FakeHost host : hosts.all()) {
            List<String> wanted = said.getOrDefault(host.name(), List.of());
            assertThat(host.ran().stream().filter(l -> wanted.contains(l) || !l.matches(FILE)))
                    .as(course.step() + " on " + host.name())
                    .containsExactlyElementsOf(wanted);
            assertThat(said.containsKey(host.name()) || host.ran().isEmpty() || isSource(course))
                    .as(course.step() + " reaches " + host.name() + ": " + host.ran())
                    .isTrue();
        }
    }

    /** A configuration is read where it is, and written where it is wanted. */
    private static boolean isSource(Course course) {
        return List.of("configureNova", "notifyNova").contains(course.step());
    }

    private static String place(Action action) {
        assertThat(action.key().place().kind()).isEqualTo(Place.Kind.HOST);
        return action.key().place().name();
    }

    @Test
    void exactlyWhatItsActionsSayIsGivenToAPerson() {
        NovaRun run = run(true);
        forward(run).forEach(course -> isGiven(run, course));
        BACK.forEach(step -> isGiven(run, back(run, step)));
        run.undone();
        after(run).forEach(course -> isGiven(run, course));
        assertThat(hosts.all()).allSatisfy(host -> assertThat(host.ran()).isEmpty());
    }

    private void isGiven(NovaRun run, Course course) {
        ByHand person = new ByHand(run, journal, CHANGE);
        person.carriedOut(course, "5a".repeat(32) + "  -");
        List<String> lists =
                course.stages().stream()
                        .flatMap(
                                stage ->
                                        stage.stream()
                                                .map(Deed::action)
                                                .collect(
                                                        Collectors.groupingBy(
                                                                NovaActionsTest::place,
                                                                TreeMap::new,
                                                                Collectors.mapping(
                                                                        Action::what,
                                                                        Collectors.joining("\n"))))
                                                .values()
                                                .stream())
                        .toList();
        assertThat(person.asked).as(course.step()).containsExactlyInAnyOrderElementsOf(lists);
    }

    @Test
    void whatTakesAnEffectBackIsAllCarriedOutByTheWayBack() {
        NovaRun run = run(false);
        Set<Object> taken = new HashSet<>();
        run.undo.slice(CHANGE).stream()
                .filter(course -> BACK.contains(course.step()))
                .forEach(course -> course.actions().forEach(a -> taken.add(a.key())));
        List<Action> effects =
                run.nova.all(CHANGE).stream()
                        .flatMap(course -> course.actions().stream())
                        .filter(Action::effect)
                        .toList();
        assertThat(effects)
                .allSatisfy(
                        e ->
                                assertThat(e.undo().shown())
                                        .as(e.key() + ": " + e.what())
                                        .isNotEmpty());
        assertThat(effects.stream().flatMap(e -> e.undo().by().stream()).map(Action::key))
                .isNotEmpty()
                .allMatch(taken::contains);
    }

    @Test
    void aGateShowsTheSameBeforeInTheMiddleAndAfter() {
        NovaRun run = run(false);
        List<String> before = shown(run);
        List<Course> forward = forward(run);
        forward.subList(0, 3).forEach(run::go);
        assertThat(shown(run)).isEqualTo(before);
        forward.subList(3, 6).forEach(run::go);
        assertThat(shown(run)).isEqualTo(before);
    }

    private List<String> shown(NovaRun run) {
        return Stream.of(
                        run.undo.slice(CHANGE),
                        run.nodes.slice(CHANGE, "cmp1"),
                        run.retirement.slice(CHANGE))
                .flatMap(List::stream)
                .flatMap(course -> course.actions().stream())
                .map(a -> a.key() + " " + a.what() + " " + a.undo().shown())
                .toList();
    }
}
