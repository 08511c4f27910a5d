package io.icebridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.approval.Slice;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.WholeCloud;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.runbook.services.FileDecision;
import io.icebridge.runbook.services.FileReview;
import io.icebridge.runbook.services.FileReviews;
import io.icebridge.runbook.services.ServiceCourses;
import io.icebridge.runbook.services.ServiceRun;
import io.icebridge.simulator.NetworkKind;
import io.icebridge.simulator.Shape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to each service, what its gate shows, what a person is given, what goes back. */
class SlicesOfServicesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void whatReachesHostsAndCloudIsWhatWasApproved(NetworkKind network) throws Exception {
        try (WholeCloud world = new WholeCloud(folder, shape(network))) {
            Site site =
                    new Site(
                            world.site.file(),
                            new ConsoleHosts(world.machines),
                            world.site.profile(),
                            Pauses.REAL);
            for (String service : upgraded(site, world)) {
                new Upgrade(new SliceCarriedOut(site, world.cloud), site, world, service).all();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NetworkKind.class)
    void whatAPersonIsGivenIsWhatWasApproved(NetworkKind network) throws Exception {
        try (WholeCloud world = new WholeCloud(folder, shape(network))) {
            Site site =
                    new Site(
                            byHand(world.site.file()),
                            name -> {
                                throw new AssertionError(name + " is logged in to");
                            },
                            Profiles.load("havana-icehouse"),
                            Pauses.REAL);
            for (String service : upgraded(site, world)) {
                SliceCarriedOut carried = new SliceCarriedOut(site, world.cloud);
                new Upgrade(carried, site, world, service).byHand();
                Set<String> shown =
                        carried.actions().stream()
                                .filter(a -> a.key().place().kind() == Place.Kind.HOST)
                                .flatMap(a -> a.what().lines())
                                .collect(Collectors.toSet());
                assertThat(new HashSet<>(carried.asked)).as(service).isEqualTo(shown);
            }
        }
    }

    private static Shape shape(NetworkKind network) {
        return Shape.bundled().withServers(1).withNetwork(network).withSpeed(10_000);
    }

    private static List<String> upgraded(Site site, WholeCloud world) {
        List<String> services =
                new SliceCarriedOut(site, world.cloud)
                        .services(site, world.cloud)
                        .services()
                        .here();
        assertThat(services).hasSizeGreaterThan(4);
        return services;
    }

    private static CloudFile byHand(CloudFile file) {
        return new CloudFile(
                file.path(),
                file.profile(),
                file.cloud(),
                file.regions(),
                file.network(),
                file.ssh(),
                file.hosts().stream()
                        .map(h -> new HostEntry(h.name(), h.address(), h.port(), h.roles(), true))
                        .toList(),
                file.databases(),
                file.limits(),
                file.moving(),
                List.of(),
                file.settings());
    }

    /** One service's upgrade and its way back, behind its gates. */
    private static final class Upgrade {
        private final SliceCarriedOut carried;
        private final ServiceCourses courses;
        private final FileReviews reviews;
        private final String service;

        Upgrade(SliceCarriedOut carried, Site site, WholeCloud world, String service) {
            this.carried = carried;
            this.courses = carried.services(site, world.cloud);
            this.reviews = new FileReviews(carried.journal);
            this.service = service;
            carried.approve(
                    new Slice(
                            UpgradeServices.GATE,
                            io.icebridge.journal.Subject.service(service),
                            List.of(courses.rehearse(carried.change, service).shown())));
        }

        /** Nothing that is looked at on hosts; the API is not asked either. */
        void byHand() {
            approveService();
            carried.go(courses.rehearse(carried.change, service));
            for (var course : courses.slice(carried.change, service)) {
                course.actions().stream()
                        .filter(a -> a.key().place().kind() == Place.Kind.CLOUD)
                        .forEach(
                                a ->
                                        carried.journal.note(
                                                carried.change,
                                                a.key(),
                                                a.what(),
                                                new Said("tested")));
                carried.go(course);
            }
            carried.wasTheSlices();
            carried.hasAWayBack(back());
        }

        void all() {
            courses.rehearseAfresh(carried.change, service, Instant.now());
            carried.go(courses.rehearse(carried.change, service));
            review();
            approveService();
            carried.go(courses.backUp(carried.change, service));
            carried.go(courses.stop(carried.change, service));
            carried.go(courses.packages(carried.change, service));
            carried.go(courses.schema(carried.change, service));
            review();
            carried.go(courses.start(carried.change, service));
            carried.go(courses.test(carried.change, service));
            carried.await(() -> courses.settle(carried.change, service));
            for (String step : ServiceRun.BACK) {
                carried.go(courses.restore(carried.change, service, step));
            }
            carried.go(courses.testRestored(carried.change, service));
            carried.wasTheSlices();
            carried.hasAWayBack(back());
        }

        private static Set<String> back() {
            Set<String> back = new HashSet<>(ServiceRun.BACK);
            back.add("testRestoredService");
            return back;
        }

        private void approveService() {
            carried.approve(Slicings.service(courses, carried.change, service));
        }

        private void review() {
            for (FileReview file : reviews.open(carried.change, service)) {
                reviews.decide(
                        carried.change,
                        service,
                        file.key(),
                        FileDecision.of("edit", "", "operator", "as proposed"));
            }
        }
    }
}
