package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.web.Operations.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The table of who may do what, made by trying it. {@code -Dicebridge.write-access} writes it anew.
 */
@OverHttp
class WhoMayDoWhatTest {
    private static final Path TABLE = Path.of("deploy", "access.md");
    private static final String NOBODY = "";

    /** Who tries, and the table's word for him. */
    private static final Map<String, String> PEOPLE = new LinkedHashMap<>();

    static {
        PEOPLE.put(NOBODY, "no login");
        PEOPLE.put("manager", "change manager who started");
        PEOPLE.put("manager2", "another change manager");
        PEOPLE.put("operator", "operator");
        PEOPLE.put("auditor", "auditor");
        PEOPLE.put("admin", "administrator");
    }

    private final TestRestTemplate http;
    private final RequestMappingHandlerMapping pages;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ApplicationContext beans;
    @LocalServerPort private int port;

    WhoMayDoWhatTest(
            @Autowired ApplicationContext beans,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.beans = beans;
        this.pages = requestMappingHandlerMapping;
        this.http = beans.getBean(TestRestTemplate.class);
        this.runtime = beans.getBean(RuntimeService.class);
        this.tasks = beans.getBean(TaskService.class);
        this.management = beans.getBean(ManagementService.class);
    }

    @Test
    void theTableIsWhatIsFoundByTrying() throws IOException {
        String found = table();
        if (System.getProperty("icebridge.write-access") != null) {
            Files.writeString(TABLE, found);
        }
        assertThat(Files.readString(TABLE)).isEqualTo(found);
    }

    @Test
    void nothingOfTheEnginesRestAnswersWithoutALogin() {
        List<String> open =
                Stream.concat(Operations.all().stream(), Operations.reading().stream())
                        .map(operation -> operation.of(Map.of()))
                        .filter(
                                operation ->
                                        status(
                                                        NOBODY,
                                                        operation.method(),
                                                        "/engine-rest" + operation.path(),
                                                        "{}")
                                                != 401)
                        .map(Operation::toString)
                        .toList();
        assertThat(open).isEmpty();
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add("# Who may do what");
        lines.add("");
        lines.add(
                "Made by a test that tries each route as each of them (`WhoMayDoWhatTest`); `yes` lets"
                        + " in, `no` refuses, `login` asks for a login first. What is not in the second"
                        + " table is refused by the engine to everybody, administrators too:"
                        + " modification, restart, migration, messages, signals, variables,"
                        + " deployments, batches, deletion of history and of process instances,"
                        + " filters, authorizations, and tasks' names, owners, comments. `/password` is for"
                        + " the first administrator alone, with the one-time password.");
        lines.add("");
        lines.add("## Pages and services");
        head(lines);
        NamedPages.exist(beans);
        ownRoutes()
                .forEach(route -> row(lines, route, who -> status(who, NamedPages.of(route), "")));
        endAll();
        for (String path :
                List.of(
                        "/actuator/health",
                        "/actuator/prometheus",
                        "/camunda/app/tasklist/default/",
                        "/camunda/app/cockpit/default/",
                        "/camunda/app/admin/default/",
                        "/camunda/app/admin/default/setup/",
                        "/engine-rest/task",
                        "/engine-rest/history/process-instance",
                        "/no-such-page")) {
            row(lines, "GET " + path, who -> status(who, "GET " + path, ""));
        }
        lines.add("");
        lines.add("## The engine, by REST, web applications or Java with a login");
        head(lines);
        Map<String, String> wishes = new LinkedHashMap<>();
        wishes.put("start a change", "start");
        wishes.put("claim a gate", "claim");
        wishes.put("complete a gate", "complete");
        wishes.put("suspend a process instance", "suspend");
        wishes.put("set a job's retries", "retries");
        wishes.put("create a user", "user");
        wishes.put("set another's password", "password");
        wishes.put("set one's own password", "own");
        wishes.forEach((told, wish) -> row(lines, told, who -> atAGate(who, wish)));
        return String.join("\n", lines) + "\n";
    }

    private static void head(List<String> lines) {
        lines.add("");
        lines.add("| | " + String.join(" | ", PEOPLE.values()) + " |");
        lines.add("| --- |" + " --- |".repeat(PEOPLE.size()));
    }

    private static void row(List<String> lines, String what, ToIntFunction<String> attempt) {
        lines.add(
                "| "
                        + what
                        + " | "
                        + PEOPLE.keySet().stream()
                                .map(person -> word(attempt.applyAsInt(person)))
                                .collect(Collectors.joining(" | "))
                        + " |");
    }

    /** What the person got wrong is not what he may not do. */
    private static String word(int status) {
        return switch (status) {
            case 401, 302, 303 -> "login";
            case 403 -> "no";
            case 404 -> "nothing there";
            default -> status < 500 ? "yes" : "fails with " + status;
        };
    }

    private List<String> ownRoutes() {
        return pages.getHandlerMethods().keySet().stream()
                .flatMap(WhoMayDoWhatTest::routes)
                .filter(route -> !route.contains("/error"))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(
                        path ->
                                methods.isEmpty()
                                        ? Stream.of("GET " + path)
                                        : methods.stream().map(method -> method + " " + path));
    }

    private int status(String person, String route, String body) {
        String[] words = route.split(" ");
        boolean page = !words[1].startsWith("/engine-rest") && !words[1].startsWith("/actuator");
        return page && !words[0].equals("PUT")
                ? atABrowser(person, words[0], words[1])
                : status(person, words[0], words[1], body);
    }

    private int atABrowser(String person, String method, String path) {
        Guest guest = Guest.from("127.0.0.77", port);
        if (!person.isEmpty()) {
            guest.logIn(person, person);
        }
        return method.equals("GET")
                ? guest.status(path)
                : guest.form("/window", path, Map.of()).status();
    }

    private int status(String person, String method, String path, String body) {
        TestRestTemplate as = person.isEmpty() ? http : http.withBasicAuth(person, person);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(
                path.startsWith("/engine-rest") || method.equals("PUT")
                        ? MediaType.APPLICATION_JSON
                        : MediaType.APPLICATION_FORM_URLENCODED);
        headers.setAccept(List.of(MediaType.ALL));
        return as.exchange(
                        path,
                        HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
                        new HttpEntity<>(method.equalsIgnoreCase("GET") ? null : body, headers),
                        String.class)
                .getStatusCode()
                .value();
    }

    private int atAGate(String person, String wish) {
        if (wish.equals("start")) {
            return at(
                    person,
                    "POST /engine-rest/process-definition/key/retire-nova/start",
                    "{\"businessKey\":\"WHO-%s\"}".formatted(UUID.randomUUID()));
        }
        Visitor.named(http, "manager").start("retire-nova", "WHO-" + UUID.randomUUID());
        var job = management.createJobQuery().messages().list().get(0);
        if (wish.equals("retries")) {
            return at(
                    person, "PUT /engine-rest/job/" + job.getId() + "/retries", "{\"retries\":2}");
        }
        management.executeJob(job.getId());
        String task = tasks.createTaskQuery().singleResult().getId();
        String instance =
                runtime.createProcessInstanceQuery().rootProcessInstances().singleResult().getId();
        return switch (wish) {
            case "claim" ->
                    at(
                            person,
                            "POST /engine-rest/task/" + task + "/claim",
                            "{\"userId\":\"%s\"}".formatted(person));
            case "complete" ->
                    at(
                            person,
                            "POST /engine-rest/task/" + task + "/complete",
                            "{\"variables\":{\"decision\":{\"value\":\"approve\"},\"comment\":{\"value\":\"looks fine\"}}}");
            case "suspend" ->
                    at(
                            person,
                            "PUT /engine-rest/process-instance/" + instance + "/suspended",
                            "{\"suspended\":true}");
            case "user" ->
                    at(
                            person,
                            "POST /engine-rest/user/create",
                            "{\"profile\":{\"id\":\"u%s\",\"firstName\":\"a\",\"lastName\":\"b\"},\"credentials\":{\"password\":\"a-long-one-1\"}}"
                                    .formatted(UUID.randomUUID()));
            case "password" ->
                    at(
                            person,
                            "PUT /engine-rest/user/" + other(person) + "/credentials",
                            "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}"
                                    .formatted(other(person), person));
            default ->
                    at(
                            person,
                            "PUT /engine-rest/user/" + person + "/credentials",
                            "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}"
                                    .formatted(person, person));
        };
    }

    private static String other(String person) {
        return person.equals("auditor") ? "operator" : "auditor";
    }

    /** Ends what it started, since one change at a time runs. */
    private int at(String person, String route, String body) {
        try {
            return status(person, route, body);
        } finally {
            endAll();
        }
    }

    private void endAll() {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(each -> runtime.deleteProcessInstance(each.getId(), "next try"));
    }
}
