package io.icebridge.simulator.seed;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.keystone.Keystone;
import io.icebridge.simulator.keystone.Keystone.Project;
import io.icebridge.simulator.keystone.Keystone.Role;
import io.icebridge.simulator.keystone.Keystone.User;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The administrator, and projects with one plain member each. */
public final class People {

    /** A customer's project and its one user. */
    public record Tenant(Project project, User user) {

        public Caller caller() {
            return new Caller(user.id(), project.id(), false);
        }
    }

    private final User admin;
    private final Project adminProject;
    private final List<Tenant> tenants = new ArrayList<>();

    private People(User admin, Project adminProject) {
        this.admin = admin;
        this.adminProject = adminProject;
    }

    static People seed(Keystone keystone, Shape shape, String password) {
        String role = shape.likeness().role();
        Role admin = keystone.addAdminRole(role);
        Role member = keystone.addRole("9fe2ff9ee4384b1894a90878d3e92bab", "_member_");
        Project project = keystone.addProject("admin", "the cloud's operators");
        keystone.addProject("services", "OpenStack's own accounts");
        People people = new People(keystone.addUser("admin", password, project.id()), project);
        keystone.grant(people.admin.id(), project.id(), admin.id());
        List<String> names = names(shape.likeness().projects());
        for (int i = 0; i < shape.projects(); i++) {
            String name = names.get(i % names.size()) + (i < names.size() ? "" : "-" + i);
            Project own = keystone.addProject(name, "customer " + (i + 1));
            User user = keystone.addUser("user-of-" + name, password, own.id());
            keystone.grant(user.id(), own.id(), member.id());
            people.tenants.add(new Tenant(own, user));
        }
        return people;
    }

    /** The site's own first. */
    private static List<String> names(List<String> own) {
        return Stream.concat(own.stream(), NAMES.stream()).distinct().toList();
    }

    private static final List<String> NAMES =
            List.of("shop", "research", "billing", "archive", "media", "lab");

    public User admin() {
        return admin;
    }

    public Project adminProject() {
        return adminProject;
    }

    public List<Tenant> tenants() {
        return tenants;
    }
}
