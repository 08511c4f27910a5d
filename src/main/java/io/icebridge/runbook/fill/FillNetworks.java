package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NetworkInfo;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Server.Address;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.fill.Projects.Ids;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * nova-network's networks, with every address that a server of the old region still has kept from
 * the new region's own choice: both hand out the same range.
 */
final class FillNetworks implements Filling {
    private static final String LIST = "addresses";

    private final Site site;
    private final Cloud cloud;
    private final Journal journal;
    private final Change change;
    private final CloudDraft draft;

    FillNetworks(Site site, Cloud cloud, Journal journal, Change change, CloudDraft draft) {
        this.site = site;
        this.cloud = cloud;
        this.journal = journal;
        this.change = change;
        this.draft = draft;
    }

    @Override
    public List<List<Deed>> stages() {
        List<List<Deed>> stages = new ArrayList<>();
        if (site.file().database("nova").isPresent()) {
            stages.add(new Rows(site).copied("networks", site.profile().fill().networks()));
        }
        stages.add(
                List.of(
                        draft.see(
                                LIST, "the fixed addresses of old servers", () -> new Ids(used())),
                        draft.each(
                                "reserve",
                                "each fixed address of the old region's servers: POST os-fixed-ips/{ip}/action"
                                        + " reserve",
                                this::listed,
                                FillNova.GOES,
                                FillNetworks::reserve)));
        return stages;
    }

    private static String reserve(Reach reach, String ip) {
        reach.cloud().novaNetwork(Side.NEW).reserve(ip);
        return "reserved";
    }

    private List<String> listed() {
        return journal.result(change, draft.key(LIST), Ids.class)
                .map(Ids::ids)
                .orElseGet(this::used);
    }

    private List<String> used() {
        return cloud.compute(Side.OLD).servers().stream()
                .map(Server::addresses)
                .flatMap(List::stream)
                .filter(a -> !a.floating())
                .map(Address::ip)
                .filter(ip -> !ip.contains(":"))
                .distinct()
                .toList();
    }

    /** No deed makes them good where Icebridge does not reach the database. */
    @Override
    public List<Difference> differences() {
        List<NetworkInfo> there = cloud.novaNetwork(Side.NEW).networks();
        List<Difference> differences = new ArrayList<>();
        for (NetworkInfo wanted : cloud.novaNetwork(Side.OLD).networks()) {
            if (there.stream()
                    .noneMatch(
                            n ->
                                    n.name().equals(wanted.name())
                                            && n.cidr().equals(wanted.cidr()))) {
                differences.add(
                        new Difference(
                                "",
                                "network %s (%s) is missing"
                                        .formatted(wanted.name(), wanted.cidr())));
            }
        }
        return differences;
    }
}
