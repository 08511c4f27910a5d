package io.icebridge.simulator.host.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {
    private final Tables tables = mock(Tables.class);
    private int asked;

    @BeforeEach
    void twoServersOfWhichOneHasACard() {
        when(tables.inTurn(any())).thenAnswer(c -> c.<Supplier<?>>getArgument(0).get());
        when(tables.rows("nova", "instances"))
                .thenReturn(
                        List.of(
                                row("uuid", "a", "deleted", "0"),
                                row("uuid", "b", "deleted", "0")));
        when(tables.rows("nova", "cards")).thenReturn(List.of(card("a", "net-1")));
    }

    private static Map<String, String> row(String... columns) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(columns[i], columns[i + 1]);
        }
        return row;
    }

    /** A row that counts how often it is asked whose it is. */
    private Map<String, String> card(String server, String network) {
        return new HashMap<>(row("instance", server, "network", network)) {
            @Override
            public String get(Object column) {
                asked += column.equals("instance") ? 1 : 0;
                return super.get(column);
            }
        };
    }

    private List<List<String>> rows(String sql) {
        return new Statement(tables, "nova").run(sql).get(0).rows();
    }

    @Test
    void aLeftJoinKeepsTheServerThatHasNoCard() {
        assertThat(
                        rows(
                                "select i.uuid, ifnull(c.network, 'none') from instances i left join cards c"
                                        + " on c.instance = i.uuid order by i.uuid"))
                .containsExactly(List.of("a", "net-1"), List.of("b", "none"));
    }

    @Test
    void whatIsAskedOfTheFirstTableAloneIsAskedBeforeTheJoin() {
        assertThat(
                        rows(
                                "select i.uuid, c.network from instances i join cards c on c.instance = i.uuid"
                                        + " where i.deleted = 0 and i.uuid like 'a'"))
                .containsExactly(List.of("a", "net-1"));
        assertThat(asked).as("the card of a is looked at for a alone").isEqualTo(1);
    }

    @Test
    void anAlternativeIsOneConditionOverAllTables() {
        assertThat(
                        rows(
                                "select i.uuid from instances i left join cards c on c.instance = i.uuid"
                                        + " where c.network = 'net-2' or i.uuid = 'b' and i.deleted = 0"))
                .containsExactly(List.of("b"));
    }
}
