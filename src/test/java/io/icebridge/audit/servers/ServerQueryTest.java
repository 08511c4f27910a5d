package io.icebridge.audit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerQueryTest {
    @Test
    void aColumnThatIsChosenAgainTurnsTheOrderRound() {
        ServerQuery byNode = sorted("node");
        assertThat(byNode.sortedBy("node")).isEqualTo("-node");
        assertThat(byNode.sortedBy("name")).isEqualTo("name");
        assertThat(sorted("-node").sortedBy("node")).isEqualTo("node");
        assertThat(sorted("-node").direction("node")).isEqualTo("descending");
        assertThat(sorted("-node").direction("name")).isEqualTo("none");
        assertThat(sorted("").direction("name")).isEqualTo("ascending");
    }

    @Test
    void onlyColumnsReachTheDatabase() {
        assertThatThrownBy(() -> sorted("name; drop table ib_move"))
                .hasMessageContaining("Servers are sorted by addresses, downtime");
        assertThat(sorted("-node").order()).startsWith("m.node desc nulls last");
        assertThat(sorted("-downtime").order()).startsWith("m.server_name asc");
    }

    @Test
    void whatThereIsNotIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> new ServerQuery("", "LOST", "", "", "", "", "", 1))
                .hasMessageContaining("There is no state \"LOST\"", "MOVED_BY_HAND");
        assertThatThrownBy(() -> new ServerQuery("", "", "", "", "", "first", "", 1))
                .hasMessageContaining("A wave is a number");
    }

    @Test
    void cellsOfAFileAreQuotedAndAreNoFormulas() {
        StringWriter out = new StringWriter();
        new CsvFile(out).row(Arrays.asList("a,b", "say \"x\"", "=1+1", null, 3));
        assertThat(out).hasToString("\"a,b\",\"say \"\"x\"\"\",'=1+1,,3\r\n");
        assertThat(ServerRow.COLUMNS).hasSize(row().cells().size());
    }

    private static ServerRow row() {
        return new ServerRow(
                "n", "o", "", "p", "", "", "c", "WAIT", "ASIDE", "", null, null, false);
    }

    private static ServerQuery sorted(String sort) {
        return new ServerQuery("", "", "", "", "", "", sort, 1);
    }

    @Test
    void anythingThatIsGivenNarrows() {
        assertThat(sorted("node").narrows()).isFalse();
        assertThat(
                        List.of(
                                ServerQuery.all("web"),
                                new ServerQuery("", "moved", "", "", "", "", "", 1)))
                .allMatch(ServerQuery::narrows);
    }
}
