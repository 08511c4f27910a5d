package io.icebridge.process;

import io.icebridge.approval.EvidenceSource;
import io.icebridge.approval.Slicing;
import io.icebridge.approval.Warranted;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.Outlook;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.inventory.ImageRoom;
import io.icebridge.runbook.inventory.NovaRows;
import io.icebridge.runbook.move.Borrowed;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.HandMove;
import io.icebridge.runbook.move.MethodChoice;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.MoveRetry;
import io.icebridge.runbook.move.MoveSteps;
import io.icebridge.runbook.move.MoveUndo;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.NewRows;
import io.icebridge.runbook.move.NodeOrder;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.runbook.move.Roles;
import io.icebridge.runbook.move.ServerBuild;
import io.icebridge.runbook.move.ServerHold;
import io.icebridge.runbook.move.ServerRelease;
import io.icebridge.runbook.move.ServerSave;
import io.icebridge.runbook.move.Sightings;
import io.icebridge.runbook.move.SiteChecks;
import io.icebridge.runbook.move.Waves;
import io.icebridge.runbook.move.WayChoice;
import io.icebridge.runbook.move.Ways;
import io.icebridge.runbook.move.Whereabouts;
import io.icebridge.runbook.move.Window;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.readiness.Findings;
import io.icebridge.runbook.readiness.HostChecks;
import io.icebridge.runbook.services.ServiceCourses;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What the steps that move servers are made of. */
@Configuration(proxyBeanMethods = false)
class ServerSide {

    @Bean
    Moves moves(DataSource source) {
        return new Moves(source);
    }

    @Bean
    Nodes nodes(DataSource source) {
        return new Nodes(source);
    }

    @Bean
    Window window(DataSource source, CloudFile file) {
        return new Window(source, file.limits().serversAtOnce());
    }

    @Bean
    Definitions definitions(
            DataSource source, PlatformTransactionManager transactions, Clock clock) {
        return new Definitions(source, transactions, clock);
    }

    @Bean
    MethodChoice methodChoice(DecisionService decisions) {
        return new MethodDecision(decisions);
    }

    @Bean
    NovaRows novaRows(Site site) {
        return new NovaRows(site);
    }

    @Bean
    ImageRoom imageRoom(Site site) {
        return new ImageRoom(site);
    }

    @Bean
    MovePlan movePlan(
            Cloud cloud,
            CloudFile file,
            NovaRows rows,
            MethodChoice choice,
            Moves moves,
            Ways ways,
            Nodes nodes,
            Journal journal,
            Clock clock) {
        return new MovePlan(cloud, file, rows, choice, moves, ways, nodes, journal, clock);
    }

    @Bean
    Room room(MovePlan plan, Findings findings) {
        return new Room(plan, findings);
    }

    @Bean
    Waves waves(Cloud cloud, CloudFile file, Door door, Moves moves, Nodes nodes) {
        return new Waves(cloud, file, door, moves, nodes);
    }

    @Bean
    Borrowed borrowed(Crossing crossing, Roles roles) {
        return new Borrowed(crossing, roles);
    }

    @Bean
    Roles roles(Cloud cloud, CloudFile file, Door door) {
        return new Roles(cloud, file, door);
    }

    /**
     * @param life for how long a request can live on whose answer got lost: what proxies and
     *     services wait for one another
     */
    @Bean
    Crossing crossingParts(
            Cloud cloud,
            Door door,
            Moves moves,
            Definitions saved,
            CloudFile file,
            Profile profile,
            Sightings sightings,
            @Value("${icebridge.request-life:PT120S}") Duration life) {
        return new Crossing(cloud, door, moves, saved, file, profile.fill(), sightings, life);
    }

    @Bean
    MoveSteps moveSteps(CloudFile file, Profile profile) {
        return new MoveSteps(file, profile.fill());
    }

    @Bean
    MoveSlices moveSlices(Moves moves, Nodes nodes, MoveSteps steps, Warranted warranted) {
        return new MoveSlices(moves, nodes, steps, warranted);
    }

    @Bean
    Ways ways(DataSource source) {
        return new Ways(source);
    }

    @Bean
    WayChoice wayChoice(Crossing crossing, MethodChoice rules, Ways ways, Clock clock) {
        return new WayChoice(crossing, rules, ways, clock);
    }

    @Bean
    Whereabouts whereabouts(Crossing crossing, Clock clock) {
        return new Whereabouts(crossing, clock);
    }

    @Bean
    HandMove handMove(Crossing crossing) {
        return new HandMove(crossing);
    }

    @Bean
    ServerSave serverSaving(Crossing crossing, NovaRows rows) {
        return new ServerSave(crossing, rows);
    }

    @Bean
    ServerHold serverHolding(Crossing crossing) {
        return new ServerHold(crossing);
    }

    @Bean
    ServerBuild serverBuilding(Crossing crossing, Profile profile, Clock clock) {
        return new ServerBuild(crossing, profile.fill().neutralUserData(), clock);
    }

    @Bean
    ServerRelease serverReleasing(Crossing crossing, Clock clock) {
        return new ServerRelease(crossing, clock);
    }

    @Bean
    SiteChecks siteChecks(Crossing crossing, Outlook outlook) {
        return new SiteChecks(crossing, outlook);
    }

    @Bean(destroyMethod = "close")
    Answering answering(SiteChecks checks, Clock clock) {
        return new Answering(checks, clock);
    }

    @Bean
    OwnerFacts ownerFacts(Crossing crossing, Site site) {
        return new OwnerFacts(crossing, new NewRows(site));
    }

    @Bean
    MoveUndo moveUndoing(Crossing crossing, Clock clock) {
        return new MoveUndo(crossing, clock);
    }

    @Bean
    MoveRetry moveRetry(Crossing crossing, MoveUndo undo) {
        return new MoveRetry(crossing, undo);
    }

    @Bean
    Sightings sightings(Clock clock) {
        return new Sightings(clock);
    }

    @Bean
    Sight sight(Cloud cloud, Sightings sightings, Clock clock) {
        return new Sight(cloud, sightings, clock);
    }

    @Bean
    Findings readinessFindings(DataSource source) {
        return new Findings(source);
    }

    @Bean
    Planner planner(
            CloudFile file,
            HostChecks hosts,
            MovePlan plan,
            Moves moves,
            ImageRoom images,
            ObjectProvider<Slicing> slicings) {
        return new Planner(file, hosts, plan, moves, images, slicings.stream().toList());
    }

    @Bean
    EvidenceSource planEvidence(
            CloudFile file,
            ServiceCourses services,
            Slicing rehearsalSlices,
            Moves moves,
            Findings findings) {
        return new PlanEvidence(file, services, rehearsalSlices, moves, findings);
    }

    @Bean
    NodeOrder nodeOrder(Cloud cloud, CloudFile file, Moves moves, Nodes nodes) {
        return new NodeOrder(cloud, file, moves, nodes);
    }

    @Bean
    EvidenceSource moveEvidence(
            MovePlan plan,
            Moves moves,
            NodeOrder order,
            MoveSteps steps,
            MoveSlices slices,
            OwnerFacts facts,
            CloudFile file,
            Journal journal) {
        return new MoveEvidence(plan, moves, order, steps, slices, facts, file, journal);
    }
}
