package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.host.Outlook;
import io.icebridge.journal.Action;
import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Key;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.journal.Undo;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Course;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Draft;
import io.icebridge.runbook.fleet.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every step that sets the second Nova up; computing them changes nothing. In a cloud file without
 * hosts the new region is there already, and only what concerns the region itself is done.
 */
public final class NovaCourses {
    private static final Undo PACKAGES_STAY =
            Undo.needless("nothing of them runs by itself, and they stay");

    private final Site site;
    private final Cloud cloud;
    private final Journal journal;
    private final NovaHosts hosts;
    private final NovaParts parts;
    private final OldConfiguration old;
    private final NovaDatabase database;
    private final Notifications notifications;
    private final RegisterNova register;
    private final Probe probe;
    private final Outlook outlook;
    private final Function<Change, Course> filling;

    /**
     * @param outlook from where the probe's console is looked at
     * @param filling what fills the new Nova's database
     */
    public NovaCourses(
            Site site,
            Cloud cloud,
            Journal journal,
            Outlook outlook,
            Function<Change, Course> filling) {
        this.outlook = outlook;
        this.site = site;
        this.cloud = cloud;
        this.journal = journal;
        this.hosts = new NovaHosts(site);
        this.parts = new NovaParts(site);
        this.old = new OldConfiguration(site);
        this.database = new NovaDatabase(site);
        this.notifications = new Notifications(site, cloud);
        this.register = new RegisterNova(site, cloud, journal);
        this.probe = new Probe(site, cloud, journal);
        this.filling = filling;
    }

    /** All of them, in order. */
    public List<Course> all(Change change) {
        return List.of(
                install(),
                createDatabase(change),
                configure(change),
                start(),
                register(change),
                filling.apply(change),
                notifyNova(change),
                bootProbe(change),
                judgeProbe(change),
                removeProbe(change));
    }

    /** Installs the packages on the new controller and nodes. */
    public Course install() {
        Draft draft = new Draft("installNova", Subject.CHANGE);
        NovaInstall install = new NovaInstall(site);
        return course(
                draft.step(),
                each(hosts.all(), h -> install.on(draft, h, parts.on(h), PACKAGES_STAY)));
    }

    /** Creates the database of its own. */
    public Course createDatabase(Change change) {
        Draft draft = new Draft("createNovaDatabase", Subject.CHANGE);
        return hosts.here()
                ? course(draft.step(), database.created(draft, change, DeploymentUndo.DROP))
                : course(draft.step());
    }

    /** Configures all its hosts from the old controller's folder, then creates the schema. */
    public Course configure(Change change) {
        Draft draft = new Draft("configureNova", Subject.CHANGE);
        if (!hosts.here()) {
            return course(draft.step());
        }
        NovaFiles files = new NovaFiles(site);
        var profile = site.profile().nova();
        String controller = hosts.oldController().name();
        List<Deed> sent =
                new ArrayList<>(old.sent(draft, change, controller, profile.folder(), hosts.all()));
        if (site.file().network() == NetworkKind.NEUTRON && !hosts.nodes().isEmpty()) {
            sent.addAll(
                    old.sent(
                            draft,
                            change,
                            hosts.oldNode(),
                            profile.neutronFolder(),
                            hosts.nodes()));
        }
        return course(
                draft.step(),
                sent,
                each(hosts.all(), h -> files.on(draft, change, h, parts.on(h))),
                List.of(database.schema(draft)),
                List.of(database.emptied(draft)));
    }

    /** Starts it; the controller first, since nodes report to it. */
    public Course start() {
        Draft draft = new Draft("startNova", Subject.CHANGE);
        NovaUnits units = new NovaUnits(site);
        Function<String, List<Deed>> started =
                h -> units.started(draft, h, parts.on(h), DeploymentUndo.STOP);
        List<String> nodes =
                hosts.nodes().stream().filter(h -> !hosts.controllers().contains(h)).toList();
        return course(draft.step(), each(hosts.controllers(), started), each(nodes, started));
    }

    /** Makes the region known to Keystone, and proves that all its services are up. */
    public Course register(Change change) {
        CloudDraft draft = new CloudDraft("registerNova", Subject.CHANGE, Place.cloud("identity"));
        return new Course(
                draft.step(),
                Subject.CHANGE,
                hosts.here()
                        ? register.registered(draft, change, DeploymentUndo.ENDPOINTS)
                        : List.of());
    }

    /** Fills its database with what a server needs to be booted as it was. */
    public Course fill(Change change) {
        return filling.apply(change);
    }

    /** Lets Neutron tell the new Nova of ports. */
    public Course notifyNova(Change change) {
        Draft draft = new Draft("notifyNova", Subject.CHANGE);
        if (!hosts.here() || site.file().network() != NetworkKind.NEUTRON) {
            return course(draft.step());
        }
        List<String> network = site.hostsIn(List.of("network"));
        return course(
                draft.step(),
                old.sent(
                        draft,
                        change,
                        new NovaLogin(site, cloud).from(),
                        site.profile().nova().folder(),
                        network),
                each(network, h -> notifications.on(draft, change, h, DeploymentUndo.SILENCE)));
    }

    /** Starts the boot of the probe server. */
    public Course bootProbe(Change change) {
        CloudDraft stop = region(DeploymentUndo.STOP.step());
        List<Deed> removed =
                new ProbeRemoval(site, cloud, probe, booted()).removed(stop, change, true);
        return course("bootProbe", probe.booted(booted(), change, removed));
    }

    private CloudDraft booted() {
        return region("bootProbe");
    }

    private CloudDraft region(String step) {
        return new CloudDraft(step, Subject.CHANGE, Place.region(site.file().regions().fresh()));
    }

    /** Judges the probe server. */
    public Course judgeProbe(Change change) {
        return course(
                "removeProbe",
                new ProbeTrial(site, cloud, probe, booted(), outlook)
                        .judged(region("removeProbe"), change));
    }

    /** Removes it, good or bad. */
    public Course removeProbe(Change change) {
        return course(
                "removeProbe",
                new ProbeRemoval(site, cloud, probe, booted())
                        .removed(region("removeProbe"), change, false));
    }

    /**
     * Why it did not pass, once it is being removed for that: from then on it is judged no more.
     */
    public Optional<StepFailure> foundBad(Change change) {
        Key removal = region("removeProbe").key(ProbeRemoval.DELETE);
        return journal.last(change, removal).filter(Entry::mayBeDone).isEmpty()
                ? Optional.empty()
                : judgeProbe(change).deeds().stream()
                        .map(Deed::action)
                        .filter(action -> !journal.settled(change, action.key()))
                        .findFirst()
                        .map(action -> notPassed(change, action));
    }

    private StepFailure notPassed(Change change, Action action) {
        String why =
                journal.last(change, action.key())
                        .map(Entry::why)
                        .filter(told -> !told.isEmpty())
                        .orElse("it did not pass: " + action.what());
        return new StepFailure(
                StepFailure.Kind.PROOF_FAILED,
                why,
                "it is removed, and booted anew at the next try");
    }

    /** Whether the probe server came to an end, good or bad. */
    public boolean probeSettled(Change change) {
        Optional<String> id = probe.created(booted(), change, Probe.SERVER);
        Optional<String> status = id.flatMap(cloud.compute(Side.NEW)::server).map(Server::status);
        return status.isEmpty() || !status.get().startsWith("BUILD");
    }

    /**
     * @throws io.icebridge.runbook.StepFailure that names who lives in the new region
     */
    NovaUnits.Shown proveUnused(Journal journal, Change change) {
        return new NewRegion(site, cloud, journal)
                .proveUnused(change, probe.ours(booted(), change, Probe.SERVER));
    }

    private static List<Deed> each(List<String> hosts, Function<String, List<Deed>> deeds) {
        return hosts.stream().flatMap(h -> deeds.apply(h).stream()).toList();
    }

    @SafeVarargs
    private static Course course(String step, List<Deed>... stages) {
        return new Course(step, Subject.CHANGE, List.of(stages));
    }
}
