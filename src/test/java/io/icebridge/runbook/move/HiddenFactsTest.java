package io.icebridge.runbook.move;

import static io.icebridge.runbook.inventory.PrintedRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Samples;
import io.icebridge.runbook.inventory.PrintedRows;
import org.junit.jupiter.api.Test;

/** What only the new Nova's database tells must be as it was saved. */
class HiddenFactsTest {
    private static final String DATA = "I2Nsb3Vk\nI2Nsb3VkLWNvbmZpZw==\r\n";

    private final PrintedRows database = new PrintedRows();
    private final DefinitionSample saved = new DefinitionSample();

    private String proven(String userData) {
        return new HiddenFacts(database.ofNew(), saved.get(), userData).prove("n1");
    }

    @Test
    void userDataIsComparedToTheLastByte() {
        database.databases.add("nova_icehouse");
        database.instances.add(row("n1", "0", "0", "I2Nsb3Vk\\nI2Nsb3VkLWNvbmZpZw==\r\\n", "NULL"));
        assertThat(proven(DATA)).isEqualTo(HiddenFacts.AS_WELL);
        assertThatThrownBy(() -> proven(DATA.strip())).hasMessageContaining("user data is another");
    }

    @Test
    void lockAndKeyAreCompared() {
        database.databases.add("nova_icehouse");
        saved.facts = DefinitionSample.facts(true, "ssh-rsa AAAA");
        database.plain("n1");
        assertThatThrownBy(() -> proven(""))
                .hasMessageContaining("public key is another; it is not locked");
    }

    @Test
    void whoLockedItIsCompared() {
        database.databases.add("nova_icehouse");
        saved.facts = DefinitionSample.facts(true, "");
        database.instances.add(row("n1", "1", "0", "NULL", "NULL", "NULL", "admin"));
        assertThatThrownBy(() -> proven(""))
                .hasMessageContaining("it is locked by admin, and was locked by owner");
        database.instances.set(0, row("n1", "1", "0", "NULL", "NULL", "NULL", "owner"));
        assertThat(proven("")).isEqualTo(HiddenFacts.AS_WELL);
    }

    @Test
    void theKeyIsComparedThoughTheServerHasNothingElseThatIsHidden() {
        database.databases.add("nova_icehouse");
        saved.facts = DefinitionSample.facts(false, "ssh-rsa AAAA");
        database.instances.add(row("n1", "0", "0", "NULL", "ssh-rsa BBBB"));
        assertThatThrownBy(() -> proven("")).hasMessageContaining("public key is another");
        database.instances.set(0, row("n1", "0", "0", "NULL", "ssh-rsa AAAA"));
        assertThat(proven("")).isEqualTo(HiddenFacts.AS_WELL);
    }

    @Test
    void cardsMustBeInTheOrderThatWasSaved() {
        database.databases.add("nova_icehouse");
        database.plain("n1");
        for (String id : new String[] {"2", "1"}) {
            saved.ports.add(Samples.port(id, id, "s1"));
            saved.nics.add(Nic.onPort(id));
        }
        database.cards.add(row("n1", "[{\"id\": \"2\"}, {\"id\": \"1\"}]"));
        assertThat(proven("")).isEqualTo(HiddenFacts.AS_WELL);
        database.cards.clear();
        database.cards.add(row("n1", "[{\"id\": \"1\"}, {\"id\": \"2\"}]"));
        assertThatThrownBy(() -> proven("")).hasMessageContaining("another order");
        database.cards.clear();
        assertThatThrownBy(() -> proven("")).hasMessageContaining("another order");
    }

    @Test
    void aServerThatTheDatabaseDoesNotHaveIsNoEqualOne() {
        database.databases.add("nova_icehouse");
        assertThatThrownBy(() -> proven(DATA)).hasMessageContaining("does not have it");
    }

    @Test
    void whatCouldNotBeComparedIsSaid() {
        assertThat(proven(DATA)).contains("not compared", "out of reach");
        assertThat(proven("")).isEmpty();
    }
}
