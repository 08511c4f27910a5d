package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.Flavor;
import io.icebridge.cloud.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Flavors under the same ids, with extra specs and access. */
final class Flavors implements Filling {
    private final Cloud cloud;

    Flavors(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public String fill(Effects effects) {
        Map<String, Flavor> there = byId(cloud.flavors(Side.NEW).all());
        List<Flavor> missing =
                cloud.flavors(Side.OLD).all().stream()
                        .filter(f -> !there.containsKey(f.id()))
                        .toList();
        missing.forEach(
                f ->
                        effects.cause(
                                "flavor " + f.id(),
                                "flavor",
                                "flavor " + f.name(),
                                () -> cloud.changing().flavors(Side.NEW).create(f)));
        return missing.size() + " flavors created";
    }

    @Override
    public List<String> differences() {
        Map<String, Flavor> there = byId(cloud.flavors(Side.NEW).all());
        List<String> differences = new ArrayList<>();
        for (Flavor wanted : cloud.flavors(Side.OLD).all()) {
            Flavor found = there.get(wanted.id());
            if (found == null) {
                differences.add("flavor %s (%s) is missing".formatted(wanted.name(), wanted.id()));
            } else if (!same(wanted, found)) {
                differences.add(
                        "flavor %s (%s) is %s, not %s"
                                .formatted(wanted.name(), wanted.id(), found, wanted));
            }
        }
        return differences;
    }

    private static boolean same(Flavor one, Flavor two) {
        return one.name().equals(two.name())
                && one.memoryMb() == two.memoryMb()
                && one.vcpus() == two.vcpus()
                && one.diskGb() == two.diskGb()
                && one.ephemeralGb() == two.ephemeralGb()
                && one.swapMb() == two.swapMb()
                && one.rxtxFactor() == two.rxtxFactor()
                && one.isPublic() == two.isPublic()
                && one.extraSpecs().equals(two.extraSpecs())
                && new HashSet<>(one.projectIds()).equals(new HashSet<>(two.projectIds()));
    }

    private static Map<String, Flavor> byId(List<Flavor> flavors) {
        return flavors.stream().collect(Collectors.toMap(Flavor::id, Function.identity()));
    }
}
