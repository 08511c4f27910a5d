package io.icebridge.process.model.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Door;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.inventory.FactsReader;
import io.icebridge.runbook.inventory.ImageRoom;
import io.icebridge.runbook.inventory.NovaAnswers;
import io.icebridge.runbook.inventory.NovaRows;
import io.icebridge.runbook.move.Borrowed;
import io.icebridge.runbook.move.CarriedGroups;
import io.icebridge.runbook.move.Choices;
import io.icebridge.runbook.move.Crossing;
import io.icebridge.runbook.move.Definitions;
import io.icebridge.runbook.move.GroupNode;
import io.icebridge.runbook.move.GroupNotes;
import io.icebridge.runbook.move.HandMove;
import io.icebridge.runbook.move.Labels;
import io.icebridge.runbook.move.LongWaits;
import io.icebridge.runbook.move.MovePlan;
import io.icebridge.runbook.move.MoveRetry;
import io.icebridge.runbook.move.MoveSteps;
import io.icebridge.runbook.move.MoveUndo;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.move.NewRows;
import io.icebridge.runbook.move.Newcomers;
import io.icebridge.runbook.move.NodeOrder;
import io.icebridge.runbook.move.Nodes;
import io.icebridge.runbook.move.OwnerFacts;
import io.icebridge.runbook.move.Reckoning;
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
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the models that move servers are made of: tables, the plan, looks, each step's work. */
@Configuration(proxyBeanMethods = false)
@Import({
    Moves.class,
    Labels.class,
    Nodes.class,
    Ways.class,
    Definitions.class,
    Findings.class,
    MethodDecision.class,
    ImageRoom.class,
    MovePlan.class,
    NodeOrder.class,
    Newcomers.class,
    Waves.class,
    Reckoning.class,
    RegionRoom.class,
    MoveSlices.class,
    MoveEvidence.class,
    Sight.class,
    Roles.class,
    Borrowed.class,
    CarriedGroups.class,
    GroupNode.class,
    GroupNotes.class,
    Choices.class,
    WayChoice.class,
    Whereabouts.class,
    HandMove.class,
    ServerSave.class,
    ServerHold.class,
    ServerRelease.class,
    SiteChecks.class,
    Answering.class,
    NewRows.class,
    OwnerFacts.class,
    MoveUndo.class,
    MoveRetry.class,
})
class MoveWiring {

    /** Where a profile has no queries of servers, Nova itself tells. */
    @Bean
    FactsReader factsReader(Site site, Cloud cloud) {
        return site.profile().fill().servers() == null
                ? new NovaAnswers(cloud, Side.OLD)
                : new NovaRows(site);
    }

    @Bean
    Window window(DataSource source, CloudFile file) {
        return new Window(source, file.limits().serversAtOnce(), file.moving().longestFirst());
    }

    @Bean
    Sightings sightings(Clock clock, @Value("${icebridge.cloud-speed:1}") double cloudSpeed) {
        return new Sightings(clock, cloudSpeed);
    }

    @Bean
    MoveSteps moveSteps(CloudFile file, Profile profile) {
        return new MoveSteps(file, profile.fill());
    }

    @Bean
    Crossing crossing(
            Cloud cloud,
            Door door,
            Moves moves,
            Definitions saved,
            CloudFile file,
            Profile profile,
            Sightings sightings) {
        return new Crossing(
                cloud, door, moves, saved, file, profile.fill(), sightings, new LongWaits());
    }

    @Bean
    ServerBuild serverBuild(
            Crossing crossing, CarriedGroups groups, Profile profile, NewRows rows, Clock clock) {
        return new ServerBuild(crossing, groups, profile.fill().neutralUserData(), rows, clock);
    }
}
