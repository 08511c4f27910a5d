package io.icebridge.runbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final OptionNames NAMES =
            OptionNames.of(
                    Map.of("DEFAULT/sql_connection", "database/connection"), List.of(), Map.of());

    private static IniFile read(String text) {
        return IniFile.parse("/etc/nova/nova.conf", text, NAMES);
    }

    private static Optional<String> connection(String text) {
        return read(text).value(Option.of("database/connection"));
    }

    @Test
    void aValueInQuotesIsWhatStandsWithinThemAndStaysInQuotes() {
        String text = "[database]\nconnection=\"mysql://nova:s3cret@10.0.0.10/nova\"\n";
        IniFile quoted = read(text);
        assertThat(connection(text)).contains("mysql://nova:s3cret@10.0.0.10/nova");
        quoted.set(Option.of("database/connection"), "mysql://other");
        assertThat(quoted.text()).isEqualTo("[database]\nconnection=\"mysql://other\"\n");
    }

    @Test
    void pythonsOwnParserLeavesQuotesWhereTheyAre() {
        IniFile paste =
                IniFile.parse(
                        "/etc/nova/api-paste.ini",
                        "[filter:authtoken]\nauth_host = \"a\" ; ours\n",
                        OptionNames.NONE);
        assertThat(paste.value(Option.of("filter:authtoken/auth_host"))).contains("\"a\"");
    }

    @Test
    void aGroupsCaseSaysNothingButDefaultIsOnlyThat() {
        assertThat(connection("[DATABASE]\nconnection = x\n")).contains("x");
        assertThat(IniFile.parse("[default]\na = 1\n").value(Option.of("DEFAULT/a"))).isEmpty();
    }

    @Test
    void theNameOfTodayWinsOverAnOldOneWhereverTheyStand() {
        assertThat(connection("[database]\nconnection = new\n[DEFAULT]\nsql_connection = old\n"))
                .contains("new");
        assertThat(connection("[DEFAULT]\nsql_connection = old\n")).contains("old");
    }

    @Test
    void whatIsSetWinsOverEveryOtherLineOfTheOption() {
        IniFile twice =
                read(
                        "[DEFAULT]\nsql_connection = a\n[DATABASE]\nconnection = b\n[database]\nconnection: c\n");
        twice.set(Option.of("DEFAULT/sql_connection"), "ours");
        assertThat(twice.text()).isEqualTo("[DEFAULT]\n[DATABASE]\n[database]\nconnection: ours\n");
    }

    @Test
    void whatTheLibraryRefusesSetsNothing() {
        IniFile odd =
                IniFile.parse("before = 1\n[a]\n= 2\nc = 3\n# note\n  more\n[b] # d\ne = 4\n");
        assertThat(odd.options()).containsOnlyKeys(Option.of("a/c"), Option.of("a/e"));
        assertThat(odd.value(Option.of("a/c"))).contains("3");
    }

    @Test
    void dollarSignsNameOptionsOfTheDefaultGroup() {
        IniFile dollars =
                IniFile.parse(
                        "[DEFAULT]\nmy_ip = 10.0.0.10\nrabbit_host = $my_ip\n[x]\nurl = http://${rabbit_host}:$$1/$none\n");
        assertThat(dollars.resolved(Option.of("x/url"))).contains("http://10.0.0.10:$1/$none");
    }

    @Test
    void filesOfOtherSystemsKeepTheirLineEnds() {
        IniFile windows = IniFile.parse("[a]\r\nb = 1\r\nc = 2");
        assertThat(windows.text()).isEqualTo("[a]\r\nb = 1\r\nc = 2");
        windows.set(Option.of("a/b"), "3");
        assertThat(windows.text()).isEqualTo("[a]\r\nb = 3\r\nc = 2");
    }
}
