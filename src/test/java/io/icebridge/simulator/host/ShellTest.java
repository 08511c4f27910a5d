package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    private final SiteFixture site = new SiteFixture();

    /** Each line's output, line breaks shown as a bar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "echo 'a  b' \"c  d\" e  f ~ a  b c  d e f|",
                "echo 'it'\\''s' ~ it's|",
                "x=1; echo \"$x\" '$x' ${x} ${y:-none} ~ 1 $x 1 none|",
                "x='a b'; for w in $x; do echo $w; done ~ a|b|",
                "x='a b'; for w in \"$x\"; do echo $w; done ~ a b|",
                "echo one; false || echo two && echo three ~ one|two|three|",
                "true && echo yes || echo no ~ yes|",
                "printf 'b\\na\\n' | sort | head -1 ~ a|",
                "if [ 2 -gt 1 ]; then echo more; else echo less; fi ~ more|",
                "if test -e /nowhere; then echo a; elif true; then echo b; fi ~ b|",
                "echo $(echo inner; echo lines) ~ inner lines|",
                "echo $((2 * (3 + 4))) ~ 14|",
                "(exit 3); echo $? ~ 3|",
                "false; echo $? ~ 1|",
                "! false; echo $? ~ 0|",
                "nonsense; echo $? ~ 127|",
                "set -e; echo a; false; echo b ~ a|",
                "sh -c 'set -e; echo a; false; echo b'; echo $? ~ a|1|",
                "sh -c 'set -e; true && false; echo b'; echo $? ~ 1|",
                "sh -c 'set -e; false && true; ! true; echo b' ~ b|",
                "sh -c 'set -e; for x in a b; do false; done; echo b'; echo $? ~ 1|",
                "sh -c 'set -e; if true; then false; fi; echo b'; echo $? ~ 1|",
                "sh -c 'set -e; (exit 3); echo b'; echo $? ~ 3|",
                "sh -c 'set -e; x=$(false); echo b'; echo $? ~ 1|",
                "sh -c 'set -e; (false; echo a) || echo b' ~ a|",
                "sh -ec 'test -e /nowhere && echo a || true; echo b' ~ b|",
                "printf 'set -e\\necho a\\nfalse\\necho b\\n' > /tmp/s; sh /tmp/s; echo $? ~ a|1|",
                "( echo a; echo b ) && echo c ~ a|b|c|",
                "( echo a; false ) && echo c; echo $? ~ a|1|",
                "test \"$(echo a b)\" = \"$(echo a; echo b)\" || echo other ~ other|",
                "test \"$(echo a | wc -l)\" = \"$(echo b | wc -l)\" && echo same ~ same|",
                "[ ! -e /nowhere ] && [ \"$(id -u)\" = 0 ] && echo both ~ both|",
                "test -e /etc/init.d/openstack-keystone && echo there ~ there|",
                "exec echo a; echo b ~ a|",
                "echo out; echo err >&2 ~ out|",
                "{ echo a; echo b; } | wc -l ~ 2|",
                "echo x > /tmp/f; echo y >> /tmp/f; cat < /tmp/f ~ x|y|",
                "echo a # comment ~ a|",
                "sh -c 'echo $1' sh arg ~ arg|",
                "cd /etc && pwd ~ /etc|",
                "i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done ~ 1|2|3|",
                "touch /tmp/a1 /tmp/a2; echo /tmp/a* '/tmp/a*' ~ /tmp/a1 /tmp/a2 /tmp/a*|",
                "echo a b | while read x y; do echo $y $x; done ~ b a|",
                "A=1 sh -c 'echo $A'; echo ${A:-gone} ~ 1|gone|",
                "echo ok 2>/dev/null | grep -q ok && echo found ~ found|",
                "echo key=value | sed 's/=.*/=hidden/' ~ key=hidden|",
                "echo a:b:c | cut -d: -f2 ~ b|",
                "df -P / | awk 'NR==2{print $6}' ~ /|",
                "echo Zürich ~ Zürich|"
            })
    void aLineWritesWhatAShellWrites(String line, String written) {
        String script = line.strip();

        assertThat(site.on("ctl-1", script).out().replace("\n", "|")).isEqualTo(written.strip());
    }

    @Test
    void aHereDocumentIsRead() {
        assertThat(site.out("ctl-1", "cat <<EOF\nhe said $HOME\nEOF")).isEqualTo("he said /root\n");
        assertThat(site.out("ctl-1", "cat <<'EOF'\nhe said $HOME\nEOF"))
                .isEqualTo("he said $HOME\n");
    }

    @Test
    void anUnknownCommandIsNotFound() {
        SiteFixture.Outcome outcome = site.on("ctl-1", "frobnicate --now");

        assertThat(outcome.status()).isEqualTo(127);
        assertThat(outcome.err()).contains("frobnicate: command not found");
    }

    @Test
    void aSyntaxErrorEndsWithTwo() {
        assertThat(site.on("ctl-1", "echo 'never closed").status()).isEqualTo(2);
        assertThat(site.on("ctl-1", "if true; then echo").status()).isEqualTo(2);
    }

    @Test
    void aProgramOfAMissingPackageIsNotFound() {
        assertThat(site.on("ctl-new-1", "nova-manage db sync").status()).isEqualTo(127);
    }

    @Test
    void aDetachedScriptRunsOnAndIsSeenByItsProcessId() {
        site.out("ctl-1", "mkdir -p /tmp/job");
        site.on(
                "ctl-1",
                "cat > /tmp/job/run",
                "echo $$ > /tmp/job/pid\nsleep 40\necho $? > /tmp/job/status\n");

        site.out("ctl-1", "setsid sh /tmp/job/run >> /tmp/job/output 2>&1 < /dev/null &");

        Await.until(() -> site.machine("ctl-1").files().exists("/tmp/job/status"));
        assertThat(site.out("ctl-1", "cat /tmp/job/status")).isEqualTo("0\n");
        assertThat(site.out("ctl-1", "cat /tmp/job/pid")).matches("\\d+\n");
        assertThat(site.on("ctl-1", "ps -o args= -p $(cat /tmp/job/pid)").out()).isEmpty();
    }
}
