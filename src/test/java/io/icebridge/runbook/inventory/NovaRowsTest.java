package io.icebridge.runbook.inventory;

import static io.icebridge.runbook.inventory.PrintedRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.icebridge.runbook.inventory.ServerFacts.Card;
import io.icebridge.runbook.inventory.ServerFacts.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class NovaRowsTest {
    private final PrintedRows database = new PrintedRows();

    private ServerFacts of(String serverId) {
        return database.reader().read().orElseThrow().get(serverId);
    }

    @Test
    void aRowTellsWhatTheApiDoesNot() {
        database.instances.add(row("s1", "1", "0", "I2Nsb3Vk", "ssh-rsa AAAA\\n", "NULL", "admin"));
        database.groups.add(row("s1", "g1", "db", "anti-affinity", "s2", "n2", "nova"));
        database.groups.add(row("s1", "g1", "db", "anti-affinity", "s1", "n1", "nova"));
        assertThat(of("s1"))
                .isEqualTo(
                        new ServerFacts(
                                true,
                                new Lock(true, "admin", ""),
                                false,
                                "I2Nsb3Vk",
                                "ssh-rsa AAAA",
                                new GroupFacts(
                                        "g1",
                                        "db",
                                        List.of("anti-affinity"),
                                        List.of(
                                                new GroupFacts.Member("s1", "n1", "nova"),
                                                new GroupFacts.Member("s2", "n2", "nova"))),
                                List.of(),
                                List.of()));
    }

    @Test
    void aHintThatWasGivenAtItsBootTellsOfAGroupWithoutAPolicy() {
        database.instances.add(row("s1", "0", "0", "NULL", "NULL", "db"));
        assertThat(of("s1").serverGroup())
                .isEqualTo(new GroupFacts("", "db", List.of(), List.of()));
    }

    @Test
    void nobodyCanSayWhichOfTwoGroupsItsBootWouldName() {
        database.plain("s1");
        database.groups.add(row("s1", "g1", "db", "affinity", "s1", "n1", "nova"));
        database.groups.add(row("s1", "g2", "web", "affinity", "s1", "n1", "nova"));
        assertThat(of("s1").serverGroup().name()).isEqualTo("db and web");
        assertThat(of("s1").serverGroup().carried()).isFalse();
    }

    @Test
    void whatIsNullIsNotThere() {
        database.instances.add(row("s1", "NULL", "NULL", "NULL", "NULL"));
        database.devices.add(row("s1", "NULL", "/dev/vda", "NULL", "NULL"));
        assertThat(of("s1").locked()).isFalse();
        assertThat(of("s1").disableTerminate()).isFalse();
        assertThat(of("s1").userData() + of("s1").publicKey()).isEmpty();
        assertThat(of("s1").serverGroup().none()).isTrue();
        assertThat(of("s1").devices()).containsExactly(new Device("", "/dev/vda", false, -1));
    }

    /** Many an encoder breaks its lines at 76 columns, and Nova keeps what it was sent. */
    @Test
    void userDataIsAsNovaKeepsItLineEndsIncluded() {
        database.instances.add(row("s1", "0", "0", "I2Nsb3VkLWNvbmZpZw==\\nI2Nsb3Vk\r\\n", "NULL"));
        assertThat(of("s1").userData()).isEqualTo("I2Nsb3VkLWNvbmZpZw==\nI2Nsb3Vk\r\n");
    }

    @Test
    void cardsAreInTheOrderInWhichTheGuestHasThem() {
        database.plain("s1");
        database.cards.add(
                row(
                        "s1",
                        "[{\"id\": \"p2\", \"address\": \"fa:16\", \"network\": {\"subnets\": [{\"ips\":"
                                + " [{\"address\": \"10.0.0.4\"}, {\"address\": \"10.0.0.5\"}]}]}},"
                                + " {\"id\": \"p1\"}]"));
        assertThat(of("s1").cards())
                .extracting(Card::portId, Card::ips)
                .containsExactly(
                        tuple("p2", List.of("10.0.0.4", "10.0.0.5")), tuple("p1", List.of()));
        assertThat(of("s1").placeOf("10.0.0.5")).isZero();
        database.cards.set(0, row("s1", "NULL"));
        assertThat(of("s1").cards()).isEmpty();
        database.cards.set(0, row("s1", "[{half"));
        assertThat(of("s1").cards()).isEmpty();
    }

    @Test
    void oneServerIsAskedForAlone() {
        database.plain("s1");
        assertThat(database.reader().of("s1").known()).isTrue();
        assertThat(database.asked).isNotEmpty().allMatch(sql -> sql.contains("like 's1'"));
        assertThat(database.reader().of("s2")).isEqualTo(ServerFacts.unknown());
    }

    @Test
    void eachServerHasItsOwnDevices() {
        database.plain("s1");
        database.plain("s2");
        database.devices.add(row("s1", "v1", "/dev/vda", "1", "0"));
        database.devices.add(row("s1", "v2", "/dev/vdb", "0", "NULL"));
        assertThat(of("s1").devices())
                .containsExactly(
                        new Device("v1", "/dev/vda", true, 0),
                        new Device("v2", "/dev/vdb", false, -1));
        assertThat(of("s2").devices()).isEmpty();
    }

    @Test
    void aDatabaseThatTheCloudFileDoesNotNameIsNotRead() {
        assertThat(PrintedRows.unnamed().read()).isEmpty();
    }

    @Test
    void aDatabaseThatCannotBeReadIsNoEmptyOne() {
        database.broken = true;
        assertThatThrownBy(() -> database.reader().read())
                .hasMessage("Nova's database could not be read on host ctl");
    }
}
