package io.icebridge.simulator.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.time.Lots;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Projects, users and roles, with the tokens given out and the services registered. */
public final class Keystone {

    /** A project (v3) or tenant (v2.0). */
    public record Project(String id, String name, String description, boolean enabled) {}

    /** A person or service account. */
    public record User(String id, String name, String password, String defaultProject) {
        @Override
        public String toString() {
            return "User " + name;
        }
    }

    /** A role. */
    public record Role(String id, String name) {}

    private final Lots lots;
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Set<String>> grants = new LinkedHashMap<>();
    private final Tokens tokens;
    private final Registry registry;
    private final AppCredentials applications = new AppCredentials(this);
    private String adminRole = "admin";

    public Keystone(Lots lots, Tokens tokens) {
        this.lots = lots;
        this.tokens = tokens;
        this.registry = new Registry(lots);
    }

    /** Services and endpoints. */
    public Registry registry() {
        return registry;
    }

    public Tokens tokens() {
        return tokens;
    }

    AppCredentials applications() {
        return applications;
    }

    public Project addProject(String name, String description) {
        Project project = new Project(lots.hex(), name, description, true);
        projects.put(project.id(), project);
        return project;
    }

    /** Lets nobody in any more, or again; who is in is thrown out. */
    Project enable(Project project, boolean enabled) {
        Project changed = new Project(project.id(), project.name(), project.description(), enabled);
        projects.put(project.id(), changed);
        if (!enabled) {
            tokens.revokeAllIn(project.id());
        }
        return changed;
    }

    /** What the other services keep for the project stays, and is nobody's. */
    void removeProject(String projectId) {
        find(projects, projectId, "project");
        projects.remove(projectId);
        tokens.revokeAllIn(projectId);
    }

    /** The id of the project that a token is asked for. */
    String project(String id, String name) {
        Project wanted =
                projects.values().stream()
                        .filter(p -> p.id().equals(id) || p.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> new Refusal(401, "Could not find project: " + id + name));
        if (!wanted.enabled()) {
            throw new Refusal(401, "Project is disabled: " + wanted.id());
        }
        return wanted.id();
    }

    public User addUser(String name, String password, String defaultProject) {
        User user = new User(lots.hex(), name, password, defaultProject);
        users.put(user.id(), user);
        return user;
    }

    /** Adds a role under the given id; Havana's own {@code _member_} has a fixed one. */
    public Role addRole(String id, String name) {
        Role role = new Role(id.isEmpty() ? lots.hex() : id, name);
        roles.put(role.id(), role);
        return role;
    }

    /** The role that the services' policies take for an administrator's. */
    public Role addAdminRole(String name) {
        adminRole = name;
        return addRole("", name);
    }

    /** Gives a role; Keystone of that time then revokes the user's tokens. */
    public boolean grant(String userId, String projectId, String roleId) {
        find(users, userId, "user");
        find(projects, projectId, "project");
        find(roles, roleId, "role");
        boolean fresh =
                grants.computeIfAbsent(key(userId, projectId), k -> new TreeSet<>()).add(roleId);
        if (fresh) {
            tokens.revokeAllOf(userId);
        }
        return fresh;
    }

    boolean revoke(String userId, String projectId, String roleId) {
        Set<String> held = grants.getOrDefault(key(userId, projectId), new HashSet<>());
        boolean gone = held.remove(roleId);
        if (gone) {
            applications.removeAll(userId, projectId);
            tokens.revokeAllOf(userId);
        }
        return gone;
    }

    /** Roles that somebody holds in a project that is not his own. */
    public List<String> rolesElsewhere() {
        return users.values().stream().flatMap(this::rolesElsewhere).toList();
    }

    private Stream<String> rolesElsewhere(User user) {
        return projectsOf(user.id()).stream()
                .filter(p -> !p.id().equals(user.defaultProject()))
                .flatMap(p -> rolesOf(user.id(), p.id()).stream().map(r -> said(user, p, r)));
    }

    private static String said(User user, Project project, Role role) {
        return "%s of user %s in project %s".formatted(role.name(), user.name(), project.name());
    }

    /** Whether the project is an administrator's own. */
    public boolean isOperators(String projectId) {
        return users.values().stream()
                .anyMatch(u -> u.defaultProject().equals(projectId) && isAdmin(u.id(), projectId));
    }

    List<Role> rolesOf(String userId, String projectId) {
        return grants.getOrDefault(key(userId, projectId), Set.of()).stream()
                .map(roles::get)
                .toList();
    }

    List<Project> projectsOf(String userId) {
        return projects.values().stream().filter(p -> !rolesOf(userId, p.id()).isEmpty()).toList();
    }

    private static String key(String userId, String projectId) {
        return userId + " " + projectId;
    }

    public Map<String, Project> projects() {
        return projects;
    }

    public Map<String, User> users() {
        return users;
    }

    public Map<String, Role> roles() {
        return roles;
    }

    /** Whether the user holds a role that Nova's and Neutron's policies call administrator. */
    boolean isAdmin(String userId, String projectId) {
        return rolesOf(userId, projectId).stream().anyMatch(r -> r.name().equals(adminRole));
    }

    /** The user of that name (or id) and password. */
    User authenticate(JsonNode nameOrId, String password) {
        String asked = nameOrId.path("id").asText(nameOrId.path("name").asText());
        return users.values().stream()
                .filter(u -> u.id().equals(asked) || u.name().equals(asked))
                .filter(u -> u.password().equals(password))
                .findFirst()
                .orElseThrow(() -> new Refusal(401, "Invalid user / password"));
    }

    static <T> T find(Map<String, T> all, String id, String kind) {
        T found = all.get(id);
        if (found == null) {
            throw Refusal.notFound("Could not find " + kind + ": " + id);
        }
        return found;
    }
}
