package io.icebridge.simulator.cinder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Json;
import io.icebridge.simulator.http.Reply;
import io.icebridge.simulator.http.Router;

/**
 * Cinder's HTTP interface. Beside v1 and v2 it answers v2's calls under {@code /v3}, which Havana
 * did not have, because today's command-line client has forgotten the others.
 */
public final class VolumeApi {

    private VolumeApi() {}

    public static Router router(Cinder cinder) {
        Router router = new Router();
        router.open("GET", "/", VolumeApi::versions);
        version(router.under("/v1/{tenant}"), cinder, VolumeNames.V1);
        version(router.under("/v2/{tenant}"), cinder, VolumeNames.V2);
        version(router.under("/v3/{tenant}"), cinder, VolumeNames.V2);
        return router;
    }

    private static void version(Router router, Cinder cinder, VolumeNames names) {
        new VolumesApi(cinder, names).routes(router);
        new SnapshotsApi(cinder, names).routes(router);
        router.get("/types", c -> Reply.ok(Json.object("volume_types", Json.array())));
        router.get("/limits", c -> limits(cinder, c));
        router.get("/os-services", VolumeApi::services);
        router.get("/os-quota-sets/{project}", c -> quota(cinder, c));
        router.put("/os-quota-sets/{project}", c -> setQuota(cinder, c));
    }

    private static Reply quota(Cinder cinder, Call call) {
        String project = call.name("project");
        ObjectNode set = Json.object("id", project);
        cinder.quotas()
                .of(project)
                .forEach(
                        (resource, limit) -> {
                            if (call.flag("usage")) {
                                int used = cinder.used(project, resource);
                                set.set(
                                        resource,
                                        Json.object("limit", limit, "in_use", used, "reserved", 0));
                            } else {
                                set.put(resource, limit);
                            }
                        });
        return Reply.ok(Json.object("quota_set", set));
    }

    private static Reply setQuota(Cinder cinder, Call call) {
        call.caller().mustBeAdmin();
        call.json("quota_set")
                .fields()
                .forEachRemaining(
                        e -> {
                            if (e.getValue().isNumber()) {
                                cinder.quotas()
                                        .set(
                                                call.name("project"),
                                                e.getKey(),
                                                e.getValue().asInt());
                            }
                        });
        return quota(cinder, call);
    }

    private static Reply limits(Cinder cinder, Call call) {
        var quota = cinder.quotas().of(call.caller().projectId());
        Object absolute =
                Json.object(
                        "maxTotalVolumes", quota.get("volumes"),
                        "maxTotalSnapshots", quota.get("snapshots"),
                        "maxTotalVolumeGigabytes", quota.get("gigabytes"));
        return Reply.ok(
                Json.object("limits", Json.object("rate", Json.array(), "absolute", absolute)));
    }

    private static Reply services(Call call) {
        call.caller().mustBeAdmin();
        Object service =
                Json.object(
                        "binary", "cinder-volume",
                        "host", "volume1",
                        "zone", "nova",
                        "status", "enabled",
                        "state", "up");
        return Reply.ok(Json.object("services", Json.array(service)));
    }

    private static Reply versions(Call call) {
        return Reply.json(
                300,
                Json.object(
                        "versions",
                        Json.array(version(call, "v1.0", "/v1/"), version(call, "v2.0", "/v2/"))));
    }

    private static ObjectNode version(Call call, String id, String path) {
        Object self = Json.object("rel", "self", "href", call.baseUrl() + path);
        return Json.object(
                "id",
                id,
                "status",
                "CURRENT",
                "updated",
                "2012-11-21T11:33:21Z",
                "links",
                Json.array(self));
    }
}
