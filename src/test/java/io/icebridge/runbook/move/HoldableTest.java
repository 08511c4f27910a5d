package io.icebridge.runbook.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.move.Move.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person calls a server, a node or a project, and what he is told of it. */
class HoldableTest {
    private final Holdable holdable =
            new Holdable(
                    "CHG-1",
                    List.of(
                            move("022356fa", "server-3", "shop", "cmp-3", State.PLANNED),
                            move("11aa", "web", "shop", "cmp-3", State.PLANNED),
                            move("22bb", "web", "mail", "cmp-1", State.PLANNED),
                            move("33cc", "db", "mail", "cmp-1", State.CLAIMED),
                            move("44dd", "mx", "mail", "cmp-2", State.MOVED),
                            move("55ee", "old", "labs", "cmp-2", State.ASIDE),
                            move("66ff", "gone", "labs", "cmp-4", State.GONE)));

    private static Move move(String id, String name, String project, String node, State state) {
        return new Move(
                id,
                name,
                project,
                node,
                "1",
                "SNAPSHOT",
                "",
                List.of(),
                UserData.SAME,
                0,
                state,
                null,
                null,
                null);
    }

    private String found(String meant) {
        return holdable.told(holdable.find(Whom.parse(meant)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server server-3 | server-3 (022356fa), on cmp-3, not begun",
                "server 022356fa | server-3 (022356fa), on cmp-3, not begun",
                "server 22bb | web (22bb), on cmp-1, not begun",
                "node cmp-3 | node cmp-3, 2 of its 2 servers not begun",
                "node cmp-1 | node cmp-1, 1 of its 2 servers not begun",
                "project shop | project shop, 2 of its 2 servers not begun"
            })
    void whatThereIsIsToldInWords(String meant, String told) {
        assertThat(found(meant)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server server-33 | CHG-1 has no server \"server-33\". What has not begun: server-3 (022356fa)",
                "server 0223 | CHG-1 has no server \"0223\". What has not begun: server-3 (022356fa), on cmp-3, not begun.",
                "node cmp-9 | CHG-1 has no node \"cmp-9\". What has not begun: cmp-3; cmp-1.",
                "node server-3 | CHG-1 has no node \"server-3\". What has not begun: cmp-3.",
                "project shopping | What has not begun: shop; mail.",
                "server web | 2 servers of CHG-1 are called \"web\": web (11aa), on cmp-3, not begun; web (22bb), on cmp-1, not begun. Say which one by its id."
            })
    void whatThereIsNotIsRefusedWithWhatWouldFit(String meant, String told) {
        assertThatThrownBy(() -> found(meant))
                .isInstanceOf(WindowRefused.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server db | db (33cc), on cmp-1, moving now, cannot be held back: what has begun is carried to its end. Pause",
                "server mx | mx (44dd), on cmp-2, moved, cannot be held back: nothing of it is left to move.",
                "server old | waiting for its owner or a person, cannot be held back: its task in Tasklist",
                "server gone | deleted by its owner, cannot be held back: nothing",
                "node cmp-2 | node cmp-2, 0 of its 2 servers not begun, cannot be held back",
                "node cmp-4 | cannot be held back: nothing of it is left to move.",
                "project labs | cannot be held back: its task in Tasklist"
            })
    void whatHasBegunIsRefusedWithItsState(String meant, String told) {
        assertThatThrownBy(() -> found(meant))
                .isInstanceOf(WindowRefused.class)
                .hasMessageContaining(told);
    }

    private Whom held(String meant, String... holds) {
        List<Hold> all =
                List.of(holds).stream()
                        .map(whom -> new Hold(Whom.parse(whom), new Wanted("", null, "")))
                        .toList();
        return holdable.held(Whom.parse(meant), all);
    }

    @Test
    void aHoldIsFoundByWhatTheServerIsCalled() {
        assertThat(held("server server-3", "server 022356fa", "node cmp-3"))
                .isEqualTo(Whom.parse("server 022356fa"));
        assertThat(held("node cmp-3", "server 022356fa", "node cmp-3"))
                .isEqualTo(Whom.parse("node cmp-3"));
        assertThat(held("server web", "server 22bb")).isEqualTo(Whom.parse("server 22bb"));
    }

    @Test
    void whatIsNotHeldBackIsRefusedWithWhatIs() {
        assertThatThrownBy(() -> held("server web", "server 11aa", "server 22bb"))
                .hasMessageContaining("more than once. What is: web (11aa)");
        assertThatThrownBy(() -> held("node cmp-1", "server 022356fa"))
                .hasMessageContaining("What is: server-3 (022356fa), on cmp-3, not begun.");
        assertThatThrownBy(() -> held("node cmp-1")).hasMessageContaining("Nothing is.");
    }
}
