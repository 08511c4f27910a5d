package io.icebridge.runbook.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Aggregates;
import io.icebridge.cloud.Allowances;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Fake;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Flavors;
import io.icebridge.cloud.Identity;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.AggregateChanges;
import io.icebridge.cloud.change.AllowanceChanges;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloud.change.FlavorChanges;
import io.icebridge.cloudfile.TestCloudFile;
import io.icebridge.host.FakeHosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.TestDoor;
import io.icebridge.runbook.fleet.Pending;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FillNovaTest {
    private static final Change CHANGE = new Change("CHG1");
    private static final int PROJECTS = 200;

    private final Map<String, Integer> cores = new TreeMap<>();
    private final List<String> set = new ArrayList<>();
    private final List<Flavor> flavors = new ArrayList<>();
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final Journal journal = TestDoor.journal();
    private final AtomicLong now = new AtomicLong();
    private int projects = 10;
    private boolean deaf;

    private static Flavor flavor(String id, int memory) {
        return new Flavor(id, "m1." + id, memory, 1, 1, 0, 0, 1.0, true, Map.of(), List.of());
    }

    private Cloud cloud() {
        Identity identity =
                Fake.of(Identity.class)
                        .answering(
                                "projects",
                                a ->
                                        IntStream.range(0, projects)
                                                .mapToObj(n -> new Project("p" + n, "P" + n, true))
                                                .toList())
                        .port();
        Allowances old =
                Fake.of(Allowances.class)
                        .answering("quota", a -> Map.of("cores", 44))
                        .answering("usualQuota", a -> Map.of("cores", 20))
                        .port();
        Allowances fresh =
                Fake.of(Allowances.class)
                        .answering("quota", a -> Map.of("cores", cores.getOrDefault(a[0], 20)))
                        .answering("usualQuota", a -> Map.of("cores", 20))
                        .port();
        Flavors oldFlavors =
                Fake.of(Flavors.class)
                        .answering("all", a -> List.of(flavor("1", 512), flavor("2", 1024)))
                        .port();
        Flavors newFlavors =
                Fake.of(Flavors.class).answering("all", a -> List.copyOf(flavors)).port();
        Aggregate rack = new Aggregate("rack", "z1", List.of("n1"), Map.of("a", "b"));
        Aggregates oldAggregates =
                Fake.of(Aggregates.class).answering("all", a -> List.of(rack)).port();
        Aggregates newAggregates =
                Fake.of(Aggregates.class).answering("all", a -> List.copyOf(aggregates)).port();
        return Fake.of(Cloud.class)
                .answering("identity", a -> identity)
                .answering("allowances", a -> a[0] == Side.OLD ? old : fresh)
                .answering("flavors", a -> a[0] == Side.OLD ? oldFlavors : newFlavors)
                .answering("aggregates", a -> a[0] == Side.OLD ? oldAggregates : newAggregates)
                .port();
    }

    private CloudChanges changes() {
        AllowanceChanges allowances =
                Fake.of(AllowanceChanges.class)
                        .answering(
                                "setQuota",
                                a -> {
                                    set.add((String) a[0]);
                                    boolean taken = !deaf || !a[0].equals("p7");
                                    return taken ? cores.put((String) a[0], 44) : null;
                                })
                        .port();
        FlavorChanges creating =
                Fake.of(FlavorChanges.class)
                        .answering("create", a -> flavors.add((Flavor) a[0]))
                        .port();
        AggregateChanges grouping =
                Fake.of(AggregateChanges.class)
                        .answering("create", a -> aggregates.add((Aggregate) a[0]))
                        .port();
        return Fake.of(CloudChanges.class)
                .answering("allowances", a -> allowances)
                .answering("flavors", a -> creating)
                .answering("aggregates", a -> grouping)
                .port();
    }

    /** Each time it is read some time has passed. */
    private Clock clock() {
        InstantSource source = () -> Instant.ofEpochMilli(now.addAndGet(30));
        return source.withZone(ZoneOffset.UTC);
    }

    private Optional<Pending> pass() {
        FakeHosts hosts = new FakeHosts();
        Site site =
                new Site(
                        TestCloudFile.with("ctl1", List.of("identity")),
                        hosts,
                        Profiles.load("havana-icehouse"),
                        d -> {});
        Clock clock = clock();
        Door door = TestDoor.open(journal, changes(), hosts);
        return new Runner(site, door, clock)
                .carryOut(
                        CHANGE,
                        new FillNova(site, cloud(), journal).of(CHANGE),
                        Instant.now().plus(Duration.ofDays(1)));
    }

    private int passes() {
        int passes = 1;
        while (pass().isPresent()) {
            passes++;
        }
        return passes;
    }

    @Test
    void manyProjectsAreGoneThroughInManyShortPassesAndEachIsSetOnce() {
        projects = PROJECTS;
        assertThat(passes()).isGreaterThan(2);
        assertThat(set).hasSize(PROJECTS).doesNotHaveDuplicates();
        assertThat(flavors).extracting(Flavor::id).containsExactly("1", "2");
        assertThat(aggregates)
                .containsExactly(new Aggregate("rack", "z1", List.of(), Map.of("a", "b")));
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() {
        flavors.add(flavor("1", 512));
        passes();
        assertThat(flavors).hasSize(2);
    }

    @Test
    void whatDiffersIsNamedAndThatAloneIsFilledAnew() {
        deaf = true;
        assertThatThrownBy(this::passes)
                .hasMessageContaining("differs from the old in 1 entry")
                .hasMessageContaining("quota cores of project p7 is not 44");
        deaf = false;
        set.clear();
        passes();
        assertThat(set).containsExactly("p7");
    }

    @Test
    void aFlavorOfItsIdThatIsAnotherIsNamedAndLeftAlone() {
        flavors.add(flavor("1", 4096));
        assertThatThrownBy(this::passes).hasMessageContaining("flavor m1.1 (1) is");
        assertThat(flavors).extracting(Flavor::memoryMb).containsExactly(4096, 1024);
    }
}
