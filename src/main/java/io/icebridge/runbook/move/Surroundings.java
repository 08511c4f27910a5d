package io.icebridge.runbook.move;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.Volume;
import io.icebridge.runbook.inventory.Inventory;
import io.icebridge.runbook.inventory.MetadataRoom;
import io.icebridge.runbook.inventory.NewNova;
import io.icebridge.runbook.inventory.ServerFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is around servers and seldom changes, so that each need not ask for it at its turn. */
final class Surroundings {
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private final Cloud cloud;
    private final boolean neutron;
    private final Clock clock;
    private Around last;

    Surroundings(Cloud cloud, boolean neutron, Clock clock) {
        this.cloud = cloud;
        this.neutron = neutron;
        this.clock = clock;
    }

    private record Around(
            Map<String, Flavor> flavors,
            Map<String, Project> projects,
            Map<String, NetworkInfo> networks,
            NewNova there,
            MetadataRoom metadata,
            Instant at) {}

    /**
     * The inventory of one server, by what was just saved of it.
     *
     * @param volumes its own, as they are now
     */
    Inventory of(Definition saved, List<Volume> volumes) {
        Around around = around();
        String id = saved.server().id();
        Optional<Map<String, ServerFacts>> facts =
                saved.facts().known() ? Optional.of(Map.of(id, saved.facts())) : Optional.empty();
        return new Inventory(
                List.of(saved.server()),
                around.flavors(),
                around.projects(),
                facts,
                saved.ports(),
                around.networks(),
                byKey(volumes, Volume::id));
    }

    /** How many metadata items each project's servers may have in the new region. */
    MetadataRoom metadata() {
        return around().metadata();
    }

    /** What the new region has. */
    NewNova there() {
        return around().there();
    }

    private synchronized Around around() {
        Instant now = clock.instant();
        if (last == null || last.at().plus(YOUNG).isBefore(now)) {
            last =
                    new Around(
                            byKey(cloud.flavors(Side.OLD).all(), Flavor::id),
                            byKey(cloud.identity().projects(), Project::id),
                            neutron ? byKey(cloud.network().networks(), NetworkInfo::id) : Map.of(),
                            NewNova.of(cloud),
                            new MetadataRoom(id -> cloud.allowances(Side.NEW).quota(id)),
                            now);
        }
        return last;
    }

    private static <T> Map<String, T> byKey(List<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity(), (a, b) -> a));
    }
}
