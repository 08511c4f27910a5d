package io.icebridge.simulator.nova;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;
import java.util.Map;
import java.util.function.BiConsumer;

/** {@code os-quota-sets} and {@code limits}. */
final class QuotasApi {

    private final NovaRegion region;

    QuotasApi(NovaRegion region) {
        this.region = region;
    }

    void routes(Router router) {
        router.get("/os-quota-sets/{project}", this::show);
        router.get("/os-quota-sets/{project}/defaults", this::defaults);
        router.put("/os-quota-sets/{project}", this::set);
        router.delete("/os-quota-sets/{project}", this::reset);
        router.get("/os-quota-class-sets/{class}", this::usual);
        router.put("/os-quota-class-sets/{class}", this::setUsual);
        router.get("/limits", this::limits);
    }

    private Reply show(Call call) {
        String project = call.name("project");
        String user = call.query("user_id");
        return set(
                project,
                user == null ? region.quotas().of(project) : region.quotas().of(project, user));
    }

    private Reply defaults(Call call) {
        return set(call.name("project"), region.quotas().defaults());
    }

    /** Classes other than {@code default} have no effect, and Nova shows the defaults for them. */
    private Reply usual(Call call) {
        call.caller().mustBeAdmin();
        ObjectNode shown = Json.object("id", call.name("class"));
        region.quotas().defaults().forEach(shown::put);
        return Reply.ok(Json.object("quota_class_set", shown));
    }

    private Reply setUsual(Call call) {
        call.caller().mustBeAdmin();
        each(call.json("quota_class_set"), region.quotas()::usual);
        return usual(call);
    }

    private static Reply set(String project, Map<String, Integer> quota) {
        ObjectNode set = Json.object("id", project);
        quota.forEach(set::put);
        return Reply.ok(Json.object("quota_set", set));
    }

    private Reply set(Call call) {
        call.caller().mustBeAdmin();
        String project = call.name("project");
        String user = call.query("user_id");
        each(
                call.json("quota_set"),
                (resource, limit) -> {
                    if (user == null) {
                        region.quotas().set(project, resource, limit);
                    } else {
                        region.quotas().set(project, user, resource, limit);
                    }
                });
        return show(call);
    }

    private void each(JsonNode wanted, BiConsumer<String, Integer> change) {
        wanted.properties()
                .forEach(
                        e -> {
                            if (region.quotas().defaults().containsKey(e.getKey())) {
                                change.accept(e.getKey(), e.getValue().asInt());
                            } else if (!e.getKey().matches("tenant_id|id|force")) {
                                throw new Refusal(400, "Bad key(s) " + e.getKey());
                            }
                        });
    }

    private Reply reset(Call call) {
        call.caller().mustBeAdmin();
        region.quotas().reset(call.name("project"));
        return Reply.empty(202);
    }

    private Reply limits(Call call) {
        String project = call.caller().projectId();
        Map<String, Integer> quota = region.quotas().of(project);
        int instances = 0;
        int cores = 0;
        int ram = 0;
        for (Server server : region.servers()) {
            if (server.tenantId.equals(project)) {
                instances++;
                cores += server.flavor.vcpus;
                ram += server.flavor.ram;
            }
        }
        Object absolute =
                Json.object(
                        "maxTotalInstances", quota.get("instances"),
                        "maxTotalCores", quota.get("cores"),
                        "maxTotalRAMSize", quota.get("ram"),
                        "maxTotalFloatingIps", quota.get("floating_ips"),
                        "maxTotalKeypairs", quota.get("key_pairs"),
                        "maxServerMeta", quota.get("metadata_items"),
                        "maxSecurityGroups", quota.get("security_groups"),
                        "totalInstancesUsed", instances,
                        "totalCoresUsed", cores,
                        "totalRAMUsed", ram);
        return Reply.ok(
                Json.object("limits", Json.object("rate", Json.array(), "absolute", absolute)));
    }
}
