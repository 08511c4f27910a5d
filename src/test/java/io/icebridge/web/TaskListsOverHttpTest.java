package io.icebridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The lists of tasks that each group finds in Tasklist; the first is the one that opens. */
@OverHttp
class TaskListsOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestRestTemplate http;

    TaskListsOverHttpTest(@Autowired TestRestTemplate http) {
        this.http = http;
    }

    private List<JsonNode> lists(String user) throws Exception {
        List<JsonNode> lists = new ArrayList<>();
        JSON.readTree(
                        Visitor.named(http, user)
                                .get("/engine-rest/filter?resourceType=Task")
                                .getBody())
                .forEach(lists::add);
        lists.sort((a, b) -> place(a) - place(b));
        return lists;
    }

    private static int place(JsonNode list) {
        return list.path("properties").path("priority").asInt();
    }

    @Test
    void anOperatorsOpensOnWhatHeCanDecide() throws Exception {
        assertThat(lists("operator"))
                .extracting(list -> list.path("name").asText())
                .containsExactly("Decisions", "All");
    }

    @Test
    void aChangeManagersOpensOnGates() throws Exception {
        assertThat(lists("manager2"))
                .extracting(list -> list.path("name").asText())
                .containsExactly("Gates", "All");
    }

    @Test
    void eachTaskShowsWhatTellsItFromOthersAndTheMostUrgentComesFirst() throws Exception {
        assertThat(lists("operator"))
                .allSatisfy(
                        list -> {
                            assertThat(list.path("properties").path("variables"))
                                    .extracting(column -> column.path("name").asText())
                                    .containsExactly("change", "concerns", "standsStill", "since");
                            assertThat(list.path("query").path("sorting").path(0).toString())
                                    .contains("priority", "desc");
                        });
    }
}
