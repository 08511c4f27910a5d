package io.icebridge.runbook.nova;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.ComputeService;
import io.icebridge.cloud.Endpoint;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Change;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import io.icebridge.runbook.fleet.EndpointRows;
import io.icebridge.runbook.fleet.EndpointRows.Rows;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.profile.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The new region in Keystone: its Nova, and the shared services again where it lacks them. */
final class RegisterNova {
    private static final String COMPUTE = "compute";
    private static final List<String> FACES = List.of("public", "internal", "admin");

    /** Longer than Nova's services take to be heard for the first time. */
    private static final Duration FIRST_HEARTBEATS = Duration.ofMinutes(1);

    private final Site site;
    private final Cloud cloud;
    private final NovaHosts hosts;
    private final EndpointRows rows;
    private final String region;

    RegisterNova(Site site, Cloud cloud, Journal journal) {
        this.site = site;
        this.cloud = cloud;
        this.hosts = new NovaHosts(site);
        this.rows = new EndpointRows(cloud, journal);
        this.region = site.file().regions().fresh();
    }

    /** Registers it, stage by stage, and proves that all its services are up. */
    List<List<Deed>> registered(CloudDraft draft, Change change, CloudDraft back) {
        List<Deed> register = new ArrayList<>();
        urls().forEach(
                        (type, urls) ->
                                register.addAll(registered(draft, change, back, type, urls)));
        List<Deed> proof =
                List.of(
                        draft.see(
                                "registered",
                                "that " + region + " has all endpoints of compute",
                                this::proven),
                        draft.await(
                                "up",
                                "that in %s there are up: %s".formatted(region, wanted()),
                                this::up,
                                FIRST_HEARTBEATS));
        return List.of(register, proof);
    }

    /** What is to be registered: the new Nova, and what the old region has of shared services. */
    private Map<String, Map<String, String>> urls() {
        String compute =
                Template.text(
                        site.profile().nova().computeUrl(),
                        Map.of("compute-url", hosts.computeUrl()));
        Map<String, Map<String, String>> urls = new LinkedHashMap<>();
        urls.put(COMPUTE, FACES.stream().collect(Collectors.toMap(f -> f, f -> compute)));
        List<Endpoint> all = cloud.identity().endpoints();
        for (String type : site.profile().nova().sharedServices()) {
            Map<String, String> old = urls(all, type, site.file().regions().old());
            if (old.containsKey("public")) {
                FACES.forEach(face -> old.putIfAbsent(face, old.get("public")));
                urls.put(type, old);
            }
        }
        return urls;
    }

    private static Map<String, String> urls(List<Endpoint> all, String type, String region) {
        Map<String, String> urls = new LinkedHashMap<>();
        EndpointRows.of(all, type, region).forEach(e -> urls.putIfAbsent(e.iface(), e.url()));
        return urls;
    }

    /** The way back removes the rows with these URLs, but for those that were there before. */
    private List<Deed> registered(
            CloudDraft draft,
            Change change,
            CloudDraft back,
            String type,
            Map<String, String> urls) {
        String before = CloudDraft.of("rows", type);
        String shown =
                FACES.stream().map(f -> f + " " + urls.get(f)).collect(Collectors.joining(", "));
        List<Deed> removed =
                rows.removed(
                        back,
                        type,
                        region,
                        "its rows of %s in %s that this change registered".formatted(type, region),
                        row ->
                                urls.containsValue(row.url())
                                        && !rows.kept(change, draft.key(before)).has(row));
        return List.of(
                draft.see(
                        before,
                        "the rows of %s in %s".formatted(type, region),
                        () -> rows.now(type, region)),
                draft.call(
                        CloudDraft.of("register", type),
                        "unless there is one of %s in %s: POST endpoints %s"
                                .formatted(type, region, shown),
                        removed,
                        reach -> register(reach, change, draft, type, urls)));
    }

    private String register(
            Reach reach, Change change, CloudDraft draft, String type, Map<String, String> urls) {
        Rows before = rows.kept(change, draft.key(CloudDraft.of("rows", type)));
        if (!type.equals(COMPUTE) && !before.rows().isEmpty()) {
            return region + " has its own";
        }
        reach.cloud()
                .identity()
                .register(
                        type, region, urls.get("public"), urls.get("internal"), urls.get("admin"));
        return "registered";
    }

    private Object proven() {
        Map<String, String> urls = urls(cloud.identity().endpoints(), COMPUTE, region);
        List<String> missing = FACES.stream().filter(f -> !urls.containsKey(f)).toList();
        if (!missing.isEmpty()) {
            throw new StepFailure(
                    StepFailure.Kind.PROOF_FAILED,
                    "the region %s has no %s endpoint of compute"
                            .formatted(region, String.join(" or ", missing)));
        }
        return new NovaUnits.Shown("all are there");
    }

    private String wanted() {
        List<String> all = new ArrayList<>(site.profile().nova().controllerBinaries());
        hosts.nodes().forEach(node -> all.add("nova-compute on " + node));
        return String.join(", ", all);
    }

    private Optional<Object> up() {
        List<ComputeService> up =
                cloud.nodes(Side.NEW).services().stream().filter(ComputeService::up).toList();
        boolean all =
                site.profile().nova().controllerBinaries().stream()
                                .allMatch(b -> up.stream().anyMatch(s -> s.binary().equals(b)))
                        && hosts.nodes().stream()
                                .allMatch(n -> up.stream().anyMatch(s -> NovaHosts.runs(s, n)));
        return all ? Optional.of(new NovaUnits.Shown(up.size() + " are up")) : Optional.empty();
    }
}
