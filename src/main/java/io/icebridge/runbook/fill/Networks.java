package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.NovaNetworkChanges;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.FillProfile.Copy;
import java.util.ArrayList;
import java.util.List;

/**
 * nova-network's networks, with every address that a server of the old region still has kept from
 * the new region's own choice: both hand out the same range.
 */
final class Networks implements Filling {
    private final Site site;
    private final Cloud cloud;

    Networks(Site site, Cloud cloud) {
        this.site = site;
        this.cloud = cloud;
    }

    @Override
    public String fill(Effects effects) {
        boolean database = site.file().database("nova").isPresent();
        if (database && !differences().isEmpty()) {
            Copy copy = site.profile().fill().networks();
            new Rows(site).copy(effects, "networks", copy);
        }
        return reserve(effects) + " fixed addresses reserved";
    }

    private int reserve(Effects effects) {
        NovaNetworkChanges fresh = cloud.changing().novaNetwork(Side.NEW);
        List<String> used =
                cloud.compute(Side.OLD).servers().stream()
                        .map(Server::addresses)
                        .flatMap(List::stream)
                        .filter(a -> !a.floating())
                        .map(Address::ip)
                        .filter(ip -> !ip.contains(":"))
                        .distinct()
                        .toList();
        for (String ip : used) {
            effects.cause("address " + ip, "reserve", "reserve " + ip, () -> fresh.reserve(ip));
        }
        return used.size();
    }

    @Override
    public List<String> differences() {
        List<NetworkInfo> there = cloud.novaNetwork(Side.NEW).networks();
        List<String> differences = new ArrayList<>();
        for (NetworkInfo wanted : cloud.novaNetwork(Side.OLD).networks()) {
            if (there.stream()
                    .noneMatch(
                            n ->
                                    n.name().equals(wanted.name())
                                            && n.cidr().equals(wanted.cidr()))) {
                differences.add(
                        "network %s (%s) is missing".formatted(wanted.name(), wanted.cidr()));
            }
        }
        return differences;
    }
}
