package io.icebridge.simulator.nova;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which servers were booted to stand together or apart; Havana's API shows nothing of it. */
public final class ComputeServerGroups {

    /** A group with its policies and all servers that ever were in it. */
    public static final class Group {
        private final int number;
        private final String id;
        private final String projectId;
        private final String userId;
        private final String name;
        private final List<String> policies;
        private final List<String> members = new ArrayList<>();
        private boolean deleted;

        Group(
                int number,
                String id,
                String projectId,
                String userId,
                String name,
                List<String> policies) {
            this.number = number;
            this.id = id;
            this.projectId = projectId;
            this.userId = userId;
            this.name = name;
            this.policies = new ArrayList<>(policies);
        }

        public String id() {
            return id;
        }

        public String name() {
            return name;
        }

        public String projectId() {
            return projectId;
        }

        List<String> policies() {
            return policies;
        }

        List<String> members() {
            return members;
        }
    }

    private record Row(Group group, String value) {}

    private final List<Group> groups = new ArrayList<>();

    /** All that are there. */
    public List<Group> all() {
        return groups.stream().filter(g -> !g.deleted).toList();
    }

    Group add(String id, Caller owner, String name, List<String> policies) {
        Group group =
                new Group(groups.size() + 1, id, owner.projectId(), owner.userId(), name, policies);
        groups.add(group);
        return group;
    }

    Group seen(String id, Caller caller) {
        return all().stream()
                .filter(g -> g.id.equals(id) && caller.sees(g.projectId))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.notFound("Instance group " + id + " could not be found."));
    }

    void remove(Group group) {
        group.deleted = true;
    }

    /** Members that are not deleted. */
    static List<String> there(Group group, NovaRegion region) {
        return group.members.stream().filter(id -> region.find(id) != null).toList();
    }

    /** The region's groups of which every server is gone, or never came. */
    public static List<Group> deserted(NovaRegion region) {
        return region.serverGroups().all().stream()
                .filter(group -> there(group, region).isEmpty())
                .toList();
    }

    /** Nodes on which some of the group are; what is deleted does not count. */
    static Set<String> hosts(Group group, NovaRegion region) {
        return there(group, region).stream()
                .map(id -> region.find(id).host)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    Table<?> groups() {
        return new Table<Group>(() -> List.copyOf(groups))
                .column("id", g -> g.number)
                .column("uuid", g -> g.id)
                .column("name", g -> g.name)
                .column("project_id", g -> g.projectId)
                .column("user_id", g -> g.userId)
                .column("deleted", g -> g.deleted ? g.number : 0)
                .onInsert(
                        row ->
                                groups.add(
                                        new Group(
                                                groups.size() + 1,
                                                row.getOrDefault("uuid", uuid(groups.size() + 1)),
                                                row.get("project_id"),
                                                row.get("user_id"),
                                                row.get("name"),
                                                List.of())));
    }

    private static String uuid(int number) {
        byte[] seed = ("server group " + number).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(seed).toString();
    }

    Table<?> members() {
        return new Table<Row>(() -> rows(Group::members))
                .column("instance_id", Row::value)
                .column("group_id", r -> r.group.number)
                .column("deleted", r -> 0)
                .onInsert(row -> numbered(row.get("group_id")).members.add(row.get("instance_id")));
    }

    Table<?> policies() {
        return new Table<Row>(() -> rows(Group::policies))
                .column("policy", Row::value)
                .column("group_id", r -> r.group.number)
                .column("deleted", r -> 0)
                .onInsert(row -> numbered(row.get("group_id")).policies.add(row.get("policy")));
    }

    private List<Row> rows(Function<Group, List<String>> values) {
        Stream<Row> rows =
                groups.stream().flatMap(g -> values.apply(g).stream().map(v -> new Row(g, v)));
        return rows.toList();
    }

    private Group numbered(String number) {
        return groups.get(Integer.parseInt(number) - 1);
    }
}
