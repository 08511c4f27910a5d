package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFile.Phase;
import io.icebridge.cloudfile.CloudFile.Regions;
import io.icebridge.cloudfile.CloudFile.Selector;
import io.icebridge.cloudfile.CloudFile.SshAccess;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A checked file's JSON as records, with what is left out filled in. */
final class Mapping {
    private Mapping() {}

    /**
     * @param telling whether those are told whom the file names
     */
    static CloudFile of(Path path, JsonNode file, boolean telling) {
        return new CloudFile(
                path,
                file.path("profile").asText(),
                file.path("cloud").asText(),
                new Regions(file.at("/regions/old").asText(), file.at("/regions/new").asText()),
                file.path("network").asText().equals("neutron")
                        ? NetworkKind.NEUTRON
                        : NetworkKind.NOVA_NETWORK,
                ssh(path, file.path("ssh")),
                list(file.path("hosts"), Mapping::host),
                list(file.path("databases"), Mapping::database),
                limits(file.path("limits")),
                moving(file.path("moving")),
                list(file.path("windows"), Mapping::window),
                settings(file.path("settings")),
                gates(file.path("gates")),
                NetworkAgent.valueOf(
                        file.path("network-agent").asText("openvswitch").toUpperCase(Locale.ROOT)),
                telling ? new NoticesMapping(path).of(file.path("notify")) : Notices.NONE,
                list(file.path("message-buses"), bus -> bus(path, bus)),
                list(file.path("project-clouds"), JsonNode::asText));
    }

    /** A path of the file, which is relative to the file's own folder. */
    static Path beside(Path cloudFile, String named) {
        return cloudFile.toAbsolutePath().resolveSibling(named).normalize();
    }

    private static SshAccess ssh(Path path, JsonNode ssh) {
        if (ssh.isMissingNode()) {
            return null;
        }
        return new SshAccess(
                ssh.path("user").asText("root"),
                beside(path, ssh.path("key").asText()),
                beside(path, ssh.path("known-hosts").asText()),
                ssh.path("sudo").asBoolean());
    }

    private static HostEntry host(JsonNode host) {
        return new HostEntry(
                host.path("name").asText(),
                host.path("address").asText(),
                host.path("port").asInt(22),
                list(host.path("roles"), JsonNode::asText),
                host.path("by-hand").asBoolean());
    }

    private static MessageBus bus(Path path, JsonNode bus) {
        return new MessageBus(
                bus.path("url").asText(),
                beside(path, bus.path("password-file").asText()),
                bus.path("exchange").asText("nova"),
                bus.path("topic").asText("notifications"));
    }

    private static Database database(JsonNode database) {
        String service = database.path("service").asText();
        return new Database(
                service, database.path("host").asText(), database.path("schema").asText(service));
    }

    /** What a gate does not say is every gate's: one approver must not come back by a reminder. */
    private static Map<String, GateTerms> gates(JsonNode gates) {
        GateTerms every = terms(gates.path(CloudFile.EVERY_GATE), GateTerms.USUAL);
        Map<String, GateTerms> terms = new TreeMap<>();
        gates.properties().forEach(gate -> terms.put(gate.getKey(), terms(gate.getValue(), every)));
        return terms;
    }

    private static GateTerms terms(JsonNode said, GateTerms otherwise) {
        return new GateTerms(
                said.path("approvers").asInt(otherwise.approvers()),
                hours(said.get("valid-hours"), otherwise.validHours()),
                hours(said.get("remind-hours"), otherwise.remindHours()));
    }

    private static Integer hours(JsonNode hours, Integer otherwise) {
        return hours == null ? otherwise : Integer.valueOf(hours.asInt());
    }

    private static CloudLimits limits(JsonNode limits) {
        return new CloudLimits(
                limits.path("servers-at-once").asInt(10),
                limits.path("releases-at-once").asInt(CloudLimits.USUAL_RELEASES),
                limits.path("hosts-at-once").asInt(10),
                limits.path("nodes-per-wave").asInt(1),
                limits.path("failed-share").asDouble(0.2));
    }

    private static Moving moving(JsonNode moving) {
        return new Moving(
                moving.path("delete-first").asBoolean(),
                moving.path("without-database").asBoolean(),
                userData(moving.path("user-data").asText("same")),
                moving.path("config-drive").asText("keep").equals("always"),
                moving.path("role").asText("admin"),
                moving.path("keep-snapshot-days").asInt(30),
                moving.path("release-wait-seconds").asInt(75),
                moving.path("request-life-seconds").asInt(Moving.USUAL_LIFE_SECONDS),
                list(moving.path("choices"), Mapping::choice),
                list(moving.path("checks"), Mapping::check),
                new Waiting(
                        moving.at("/waiting/remind-days").asInt(Waiting.usual().remindDays()),
                        moving.at("/waiting/end-days").asInt(Waiting.usual().endDays())),
                moving.path("nodes-with-move").asBoolean(),
                moving.path("longest-first").asBoolean(true));
    }

    private static Check check(JsonNode check) {
        return new Check(
                new Selector(
                        check.path("project").asText(),
                        check.path("name").asText(),
                        check.path("metadata").asText(),
                        check.path("flavor").asText(),
                        check.path("node").asText()),
                check.path("kind").asText(),
                check.path("port").asInt(80),
                check.path("path").asText("/"),
                check.path("status").asInt(200),
                check.path("command").asText(),
                check.path("share").asDouble(1),
                check.path("within-seconds").asInt(180));
    }

    private static Choice choice(JsonNode choice) {
        return new Choice(
                choice.path("project").asText(),
                choice.path("name").asText(),
                choice.path("metadata").asText(),
                choice.path("flavor").asText(),
                choice.path("node").asText(),
                choice.path("method").asText(),
                choice.has("user-data") ? userData(choice.path("user-data").asText()) : null,
                choice.path("reason").asText());
    }

    private static UserData userData(String word) {
        return UserData.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> settings(JsonNode settings) {
        Map<String, String> map = new TreeMap<>();
        settings.properties().forEach(s -> map.put(s.getKey(), s.getValue().asText()));
        return Map.copyOf(map);
    }

    private static MaintenanceWindow window(JsonNode window) {
        return new MaintenanceWindow(
                list(window.path("days"), Mapping::day),
                LocalTime.parse(window.path("from").asText()),
                LocalTime.parse(window.path("to").asText()),
                ZoneId.of(window.path("zone").asText()),
                list(
                        window.path("phases"),
                        p -> Phase.valueOf(p.asText().toUpperCase(Locale.ROOT))),
                list(window.path("projects"), JsonNode::asText),
                list(window.path("nodes"), JsonNode::asText));
    }

    /** {@code mon} to {@code sun}. */
    private static DayOfWeek day(JsonNode word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(word.asText().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> mapping) {
        List<T> list = new ArrayList<>();
        array.forEach(item -> list.add(mapping.apply(item)));
        return List.copyOf(list);
    }
}
