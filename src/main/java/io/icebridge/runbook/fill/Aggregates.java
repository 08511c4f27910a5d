package io.icebridge.runbook.fill;

import io.icebridge.cloud.Aggregate;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Host aggregates and with them zones; a node joins them when it is redeployed. */
final class Aggregates implements Filling {
    private final Cloud cloud;

    Aggregates(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public String fill(Effects effects) {
        List<Aggregate> missing =
                cloud.aggregates(Side.OLD).all().stream()
                        .filter(a -> named(a.name()).isEmpty())
                        .toList();
        missing.forEach(
                a ->
                        effects.cause(
                                "aggregate " + a.name(),
                                "aggregate",
                                "aggregate without nodes, zone " + a.availabilityZone(),
                                () -> cloud.changing().aggregates(Side.NEW).create(empty(a))));
        return missing.size() + " aggregates created";
    }

    private static Aggregate empty(Aggregate like) {
        return new Aggregate(like.name(), like.availabilityZone(), List.of(), like.metadata());
    }

    private Optional<Aggregate> named(String name) {
        return cloud.aggregates(Side.NEW).all().stream()
                .filter(a -> a.name().equals(name))
                .findFirst();
    }

    @Override
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Aggregate wanted : cloud.aggregates(Side.OLD).all()) {
            Optional<Aggregate> found = named(wanted.name());
            if (found.isEmpty()) {
                differences.add("aggregate " + wanted.name() + " is missing");
            } else if (!found.get().availabilityZone().equals(wanted.availabilityZone())
                    || !found.get().metadata().equals(wanted.metadata())) {
                differences.add("aggregate " + wanted.name() + " has another zone or metadata");
            }
        }
        return differences;
    }
}
