package io.icebridge.simulator.nova;

import java.util.ArrayList;
import java.util.List;

/** Which servers were booted to stand together or apart; Havana's API shows nothing of it. */
final class ServerGroups {

    private record Group(int id, String name) {}

    private record Member(int groupId, String serverId) {}

    private final List<Group> groups = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    Table<?> groups() {
        return new Table<Group>(() -> List.copyOf(groups))
                .column("id", Group::id)
                .column("name", Group::name)
                .column("deleted", g -> 0)
                .onInsert(row -> groups.add(new Group(groups.size() + 1, row.get("name"))));
    }

    Table<?> members() {
        return new Table<Member>(() -> List.copyOf(members))
                .column("id", m -> members.indexOf(m) + 1)
                .column("instance_id", Member::serverId)
                .column("group_id", Member::groupId)
                .column("deleted", m -> 0)
                .onInsert(
                        row ->
                                members.add(
                                        new Member(
                                                Integer.parseInt(row.get("group_id")),
                                                row.get("instance_id"))));
    }
}
