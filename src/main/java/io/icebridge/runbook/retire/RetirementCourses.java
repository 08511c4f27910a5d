package io.icebridge.runbook.retire;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Said;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fill.FillingRoles;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.EndpointRows;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.nova.NovaUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The steps that retire the old Nova; computing them changes nothing. */
public final class RetirementCourses {
    /** The steps that the gate of the retirement opens. */
    public static final Set<String> GATED =
            Set.of(
                    "proveRegionEmpty",
                    "stopOldNova",
                    "archiveDatabase",
                    "removeEndpoints",
                    "cleanUp");

    private static final String COMPUTE = "compute";
    private static final List<String> OLD = List.of("nova-controller", "network");
    private static final List<String> NEW = List.of("nova-controller-new", "compute-new");
    private static final String STOP = "stopOldNova";

    private final Site site;
    private final Cloud cloud;
    private final Journal journal;
    private final CloudDraft empty;

    public RetirementCourses(Site site, Cloud cloud, Journal journal) {
        this.site = site;
        this.cloud = cloud;
        this.journal = journal;
        this.empty =
                new CloudDraft(
                        "proveRegionEmpty",
                        Subject.CHANGE,
                        Place.region(site.file().regions().old()));
    }

    /** All of them, in order. */
    public List<Course> slice(Change change) {
        return List.of(proveEmpty(), stop(), archive(change), removeEndpoints(), cleanUp(change));
    }

    /** Every list of the old region is asked twice. */
    public Course proveEmpty() {
        return course(
                empty.step(),
                List.of(
                        empty.see(
                                "empty",
                                "that no server is left, twice, by server lists as a whole and by"
                                        + " node, hypervisors and nova-compute",
                                () -> new Said(new RegionEmptiness(cloud).prove()))));
    }

    /**
     * To be called before it is proven: it is proven anew each time, since a server may have been
     * booted meanwhile; until the old Nova is being stopped, when it can no longer be asked.
     */
    public void proveAnew(Change change) {
        boolean stopping =
                journal.of(change, Subject.CHANGE, STOP).stream().anyMatch(Entry::mayBeDone);
        if (!stopping && journal.settled(change, empty.key("empty"))) {
            journal.anew(change, empty.key("empty"), "proven anew each time");
        }
    }

    /** What is left in the old region; nothing is asked once it was proven empty. */
    public List<String> left(Change change) {
        return journal.settled(change, empty.key("empty"))
                ? List.of()
                : new RegionEmptiness(cloud).look();
    }

    /** Stops and disables what is left of it. */
    public Course stop() {
        Draft draft = new Draft(STOP, Subject.CHANGE);
        NovaUnits units = new NovaUnits(site);
        List<Deed> deeds = new ArrayList<>();
        for (String host : hosts()) {
            for (String unit : site.profile().nova().retiredUnits()) {
                deeds.addAll(
                        units.ended(
                                draft,
                                host,
                                unit,
                                Undo.never("no server is left in the region that it serves")));
            }
        }
        return course(STOP, deeds);
    }

    /** Where old Nova services can be, apart from its nodes. */
    public List<String> hosts() {
        return site.hostsIn(OLD).stream()
                .filter(host -> site.entry(host).roles().stream().noneMatch(NEW::contains))
                .toList();
    }

    /** Archives its database where the cloud file says where that is. */
    public Course archive(Change change) {
        Draft draft = new Draft("archiveDatabase", Subject.CHANGE);
        return course(
                draft.step(),
                site.file()
                        .database("nova")
                        .map(database -> new Archive(site, journal).made(draft, change, database))
                        .orElse(List.of()));
    }

    /**
     * Takes its endpoints out of Keystone, as the profile lists them; never those of a shared
     * service.
     */
    public Course removeEndpoints() {
        CloudDraft draft =
                new CloudDraft("removeEndpoints", Subject.CHANGE, Place.cloud("identity"));
        Regions regions = site.file().regions();
        List<Deed> deeds = new ArrayList<>();
        deeds.add(
                draft.see(
                        "others",
                        "that %s has endpoints of compute".formatted(regions.fresh()),
                        this::others));
        EndpointRows rows = new EndpointRows(cloud, journal);
        for (String type : site.profile().nova().retiredEndpoints()) {
            deeds.addAll(
                    rows.removed(
                            draft,
                            type,
                            regions.old(),
                            "the rows of %s in %s".formatted(type, regions.old()),
                            row -> true));
        }
        return course(draft.step(), deeds);
    }

    private Object others() {
        String region = site.file().regions().fresh();
        List<Endpoint> rows = EndpointRows.of(cloud.identity().endpoints(), COMPUTE, region);
        if (rows.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the new region has no compute endpoint; the old one's are the last");
        }
        return new Said(Counted.of(rows.size(), "row"));
    }

    /** Takes back what a filling was given that came to no end. */
    public Course cleanUp(Change change) {
        CloudDraft draft = new CloudDraft("cleanUp", Subject.CHANGE, Place.cloud("identity"));
        return course(
                draft.step(),
                List.of(
                        new FillingRoles(cloud, journal, change, site.file().moving().role())
                                .takenBack(draft)));
    }

    @SafeVarargs
    private static Course course(String step, List<Deed>... stages) {
        return new Course(step, Subject.CHANGE, List.of(stages));
    }
}
