package io.icebridge.runbook.fill;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.NovaNetwork;
import io.icebridge.cloud.Project;
import io.icebridge.cloud.SecurityGroup;
import io.icebridge.cloud.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Security groups of nova-network, project by project; Neutron's are shared anyway. */
final class SecurityGroups implements Filling {
    private static final String DEFAULT = "default";

    private final FillingRoles roles;
    private final Cloud cloud;

    SecurityGroups(FillingRoles roles, Cloud cloud) {
        this.roles = roles;
        this.cloud = cloud;
    }

    @Override
    public String fill(Effects effects) {
        List<Project> projects = cloud.identity().projects();
        // all grants come before any other work, since each revokes the tokens there are
        roles.grant(effects.change(), projects.stream().map(Project::id).toList());
        int created = 0;
        for (Project project : projects) {
            NovaNetwork fresh = network(project, Side.NEW);
            for (SecurityGroup group : inOrder(network(project, Side.OLD).securityGroups())) {
                Optional<SecurityGroup> there = named(fresh, group.name());
                if (there.filter(g -> sameRules(g, group)).isEmpty()) {
                    effects.cause(
                            "project " + project.id(),
                            "securityGroup." + group.name(),
                            "security group " + group.name(),
                            () ->
                                    cloud.as(project.id())
                                            .changing()
                                            .novaNetwork(Side.NEW)
                                            .createSecurityGroup(group));
                    created++;
                }
            }
        }
        return created + " security groups created";
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
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Project project : cloud.identity().projects()) {
            NovaNetwork fresh = network(project, Side.NEW);
            for (SecurityGroup group : network(project, Side.OLD).securityGroups()) {
                boolean same =
                        named(fresh, group.name()).filter(g -> sameRules(g, group)).isPresent();
                boolean untouched = group.name().equals(DEFAULT) && group.rules().isEmpty();
                if (!same && !untouched) {
                    differences.add(
                            "security group %s of project %s differs"
                                    .formatted(group.name(), project.name()));
                }
            }
        }
        return differences;
    }

    private NovaNetwork network(Project project, Side side) {
        return cloud.as(project.id()).novaNetwork(side);
    }
}
