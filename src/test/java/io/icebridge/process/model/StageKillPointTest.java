package io.icebridge.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudLimits;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Events;
import io.icebridge.journal.Journal;
import io.icebridge.process.ConsoleHosts;
import io.icebridge.process.Death;
import io.icebridge.process.MortalDatabase;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The process dies at every point of every stage that works on hosts, once at each and again at the
 * next in its next life, and the cloud ends as it does when nothing goes wrong.
 */
class StageKillPointTest {
    private static final String CHANGE = "KILL-9";

    /**
     * Reading changes nothing, so that a death before it, or after a change, leaves what a death
     * before the next change leaves.
     */
    private static final Pattern CHANGING =
            Pattern.compile(
                    "before (commit$|Host\\.run (?!(cat|rpm|test|find|sha256sum|ps|stat|tail|df|du|uname"
                            + "|curl|virsh|openstack-config)$)|\\w+\\.(create|delete|set|add|boot|attach"
                            + "|detach|disable|enable|register|grant|revoke|import|prove|protect))");

    @TempDir Path folder;

    private Death death;
    private WholeCloud world;
    private Cloud impatient;
    private MortalDatabase database;
    private int lives;

    private Stages.Program born() {
        death.over();
        lives++;
        CloudFile file = world.site.file();
        CloudFile oneByOne =
                new CloudFile(
                        file.path(),
                        file.profile(),
                        file.cloud(),
                        file.regions(),
                        file.network(),
                        file.ssh(),
                        file.hosts(),
                        file.databases(),
                        new CloudLimits(1, 1, 1, 1),
                        file.moving(),
                        file.windows(),
                        file.settings());
        return new Stages.Program(
                new Site(
                        oneByOne,
                        death.mortal(Hosts.class, new ConsoleHosts(world.machines)),
                        world.site.profile(),
                        pause -> LockSupport.parkNanos(1_000_000)),
                death.mortal(Cloud.class, impatient),
                new Journal(
                        new Events(
                                database,
                                new DataSourceTransactionManager(database),
                                Clock.systemUTC())));
    }

    private boolean deadly(String point) {
        return CHANGING.matcher(point).find();
    }

    /** Carries the step out in as many lives as it takes. */
    private void step(String name, Consumer<Stages.Program> work) {
        boolean done = false;
        while (!done) {
            Stages.Program program = born();
            death.during(name);
            try {
                work.accept(program);
                done = true;
            } catch (Death.Killed killed) {
                done = false;
            } catch (RuntimeException failure) {
                if (!death.came()) {
                    throw failure;
                }
            }
        }
        death.during("");
        death.over();
    }

    /** Carries everything out; gives back what the cloud is then. */
    private List<String> everything(Path where, boolean mortal) throws IOException {
        death = new Death();
        lives = 0;
        JdbcConnectionPool kept =
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(kept).load().migrate();
        database = new MortalDatabase(kept, death);
        Shape shape = new Shape(2, 2, 2, NetworkKind.NEUTRON, 5000, 1, false);
        try (WholeCloud cloud = new WholeCloud(where, shape)) {
            world = cloud;
            impatient = cloud.impatient(Duration.ofMillis(1));
            death.comesAt(point -> mortal && deadly(point));
            new Stages(CHANGE, this::step, world).carryOut();
            assertThat(born().journal().of(new Change(CHANGE)))
                    .filteredOn(e -> e.state() == Entry.State.BEGUN)
                    .extracting(Entry::key)
                    .as("of unknown outcome")
                    .isEmpty();
            return state();
        } finally {
            kept.dispose();
        }
    }

    private List<String> state() {
        List<String> state = new ArrayList<>();
        world.cloud.identity().endpoints().stream()
                .map(
                        e ->
                                e.serviceType()
                                        + " "
                                        + e.region()
                                        + " "
                                        + e.iface()
                                        + " "
                                        + portless(e.url()))
                .forEach(state::add);
        world.cloud.nodes(Side.NEW).services().stream()
                .map(s -> s.host() + " " + s.binary() + " " + s.up() + " " + s.enabled())
                .forEach(state::add);
        for (CloudFile.HostEntry host : world.site.file().hosts()) {
            String name = host.name();
            state.add(name + " " + world.machines.packages(name));
            state.add(name + " " + console(name, "chkconfig --list"));
            console(name, "find /etc -type f").forEach(f -> state.add(name + " " + file(name, f)));
            state.add(name + " " + console(name, "mysql -N -B -e 'show databases'"));
        }
        state.add(world.simulated.ledger().path("leftOver").toString());
        world.simulated
                .ledger()
                .path("violations")
                .forEach(v -> state.add(v.path("call").asText()));
        state.sort(null);
        return state;
    }

    private static String portless(String url) {
        return url.replaceAll(":\\d+", "");
    }

    private String file(String host, String path) {
        return path
                + " "
                + console(host, "cat " + path).stream().map(StageKillPointTest::portless).toList();
    }

    private List<String> console(String host, String line) {
        return world.machines.console(host, line).lines().sorted().toList();
    }

    @Test
    void theCloudEndsAsItDoesWhenNothingGoesWrong() throws IOException {
        List<String> wanted = everything(folder.resolve("undisturbed"), false);
        assertThat(everything(folder.resolve("killed"), true)).isEqualTo(wanted);
        System.out.printf("kill points of all stages that work on hosts: %d%n", lives);
        assertThat(lives).isGreaterThan(1500);
    }
}
