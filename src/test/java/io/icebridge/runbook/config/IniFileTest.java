package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IniFileTest {
    private static final String TEXT =
            """
            [DEFAULT]
            # The address to bind to
            # bind_host = 0.0.0.0
            debug = False

            ; ours since 2012
            rpc_backend = nova.rpc.impl_kombu
            multi = one
                two

            [sql]
            # The SQLAlchemy connection string
            connection = mysql://keystone:secret@db/keystone
            """;

    private final IniFile file = IniFile.parse(TEXT);

    @Test
    void aFileThatIsNotChangedIsTheSameToTheLastByte() {
        assertThat(file.text()).isEqualTo(TEXT);
    }

    @Test
    void anOptionIsChangedWhereItStands() {
        file.set(Option.of("DEFAULT/debug"), "True");
        assertThat(file.text()).isEqualTo(TEXT.replace("debug = False", "debug = True"));
    }

    @Test
    void aNewOptionComesRightAfterItsDocumentation() {
        file.set(Option.of("DEFAULT/bind_host"), "10.0.0.1");
        assertThat(file.text()).contains("# bind_host = 0.0.0.0\nbind_host = 10.0.0.1\ndebug");
    }

    @Test
    void aNewOptionWithoutDocumentationComesAtItsSectionsEnd() {
        file.set(Option.of("DEFAULT/cert_topic"), "cert_icehouse");
        assertThat(file.text()).contains("    two\ncert_topic = cert_icehouse\n\n[sql]");
    }

    @Test
    void aNewSectionComesLast() {
        file.set(Option.of("conductor/topic"), "conductor_icehouse");
        assertThat(file.text()).endsWith("[conductor]\ntopic = conductor_icehouse\n");
    }

    @Test
    void aRemovedOptionLeavesEverythingElse() {
        file.remove(Option.of("DEFAULT/rpc_backend"));
        assertThat(file.text()).isEqualTo(TEXT.replace("rpc_backend = nova.rpc.impl_kombu\n", ""));
    }

    @Test
    void anIndentedLineContinuesTheValue() {
        assertThat(file.value(Option.of("DEFAULT/multi"))).contains("one\ntwo");
    }

    @Test
    void commentedOptionsAreTheDocumentedDefaults() {
        assertThat(file.documented()).containsEntry(Option.of("DEFAULT/bind_host"), "0.0.0.0");
    }
}
