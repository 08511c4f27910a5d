package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.Side;
import io.icebridge.journal.Reach;
import io.icebridge.runbook.fill.Projects.Filled;
import io.icebridge.runbook.fleet.CloudDraft;
import io.icebridge.runbook.fleet.Deed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Security groups of nova-network, project by project; Neutron's are shared anyway. */
final class FillSecurityGroups implements Filling {
    static final String PART = "securityGroups";
    private static final String DEFAULT = "default";

    private final Projects projects;
    private final FillingRoles roles;
    private final Cloud cloud;
    private final CloudDraft draft;

    FillSecurityGroups(Cloud cloud, CloudDraft draft, Projects projects, FillingRoles roles) {
        this.projects = projects;
        this.roles = roles;
        this.cloud = cloud;
        this.draft = draft;
    }

    /** All grants come before any other work, since each revokes the tokens there are. */
    @Override
    public List<List<Deed>> stages() {
        return List.of(
                roles.granted(projects),
                List.of(
                        draft.each(
                                PART,
                                "as each project, each group that the new Nova lacks: POST"
                                        + " os-security-groups; each of its rules: POST"
                                        + " os-security-group-rules",
                                projects::enabled,
                                FillNova.GOES,
                                Filled.class,
                                this::project)),
                List.of(roles.revoked(projects)));
    }

    private Filled project(Reach reach, String id) {
        List<SecurityGroup> wanted = network(id, Side.OLD).securityGroups();
        boolean changed = false;
        for (SecurityGroup group : inOrder(wanted)) {
            Optional<SecurityGroup> there = named(network(id, Side.NEW), group.name());
            if (there.filter(g -> sameRules(g, group)).isEmpty()) {
                reach.cloud().as(id).novaNetwork(Side.NEW).createSecurityGroup(group);
                changed = true;
            }
        }
        return new Filled(changed, differences(id, wanted));
    }

    private List<String> differences(String id, List<SecurityGroup> wanted) {
        List<String> differences = new ArrayList<>();
        NovaNetwork fresh = network(id, Side.NEW);
        for (SecurityGroup group : wanted) {
            boolean same = named(fresh, group.name()).filter(g -> sameRules(g, group)).isPresent();
            boolean untouched = group.name().equals(DEFAULT) && group.rules().isEmpty();
            if (!same && !untouched) {
                differences.add(
                        "security group %s of project %s differs".formatted(group.name(), id));
            }
        }
        return differences;
    }

    /** Groups that others name in their rules come first. */
    private static List<SecurityGroup> inOrder(List<SecurityGroup> groups) {
        List<SecurityGroup> ordered = new ArrayList<>(groups);
        ordered.sort((a, b) -> Boolean.compare(namesOthers(a), namesOthers(b)));
        return ordered;
    }

    private static boolean namesOthers(SecurityGroup group) {
        return group.rules().stream()
                .anyMatch(
                        r ->
                                r.sourceGroup() != null
                                        && !r.sourceGroup().isEmpty()
                                        && !r.sourceGroup().equals(group.name()));
    }

    private static Optional<SecurityGroup> named(NovaNetwork network, String name) {
        return network.securityGroups().stream().filter(g -> g.name().equals(name)).findFirst();
    }

    private static boolean sameRules(SecurityGroup one, SecurityGroup two) {
        return new HashSet<>(one.rules()).equals(new HashSet<>(two.rules()));
    }

    @Override
    public List<Difference> differences() {
        return projects.differences(draft, PART);
    }

    private NovaNetwork network(String project, Side side) {
        return cloud.as(project).novaNetwork(side);
    }
}
