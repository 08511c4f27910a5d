package io.icebridge.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileCommandsTest {
    private final SiteFixture site = new SiteFixture();

    @Test
    void anArchiveHoldsAFolderAndBringsItBack() {
        String before = site.out("ctl-1", "cat /etc/keystone/keystone.conf");
        site.out("ctl-1", "tar -czPf /root/k.tar.gz /etc/keystone && tar -dzPf /root/k.tar.gz");
        site.out("ctl-1", "rm -rf /etc/keystone");
        assertThat(site.on("ctl-1", "tar -dzPf /root/k.tar.gz").status()).isEqualTo(1);

        site.out("ctl-1", "tar -xzPf /root/k.tar.gz");

        assertThat(site.out("ctl-1", "cat /etc/keystone/keystone.conf")).isEqualTo(before);
        assertThat(site.out("ctl-1", "tar -tzf /root/k.tar.gz"))
                .contains("/etc/keystone/keystone.conf");
    }

    @Test
    void anArchiveKeepsModesAndTimes() {
        site.out("ctl-1", "tar -czPf /root/k.tar.gz /etc/keystone");
        site.out("ctl-1", "chmod 600 /etc/keystone/keystone.conf");
        assertThat(site.on("ctl-1", "tar -dzPf /root/k.tar.gz").out())
                .isEqualTo("/etc/keystone/keystone.conf: Mode differs\n");

        site.out("ctl-1", "tar -xzPf /root/k.tar.gz && tar -dzPf /root/k.tar.gz");

        assertThat(site.out("ctl-1", "stat -c %a /etc/keystone/keystone.conf")).isEqualTo("640\n");
    }

    @Test
    void whatIsNoArchiveIsNotRead() {
        site.out("ctl-1", "echo text > /root/f; echo text | gzip > /root/f.gz");

        assertThat(site.on("ctl-1", "tar -dzPf /root/none").status()).isEqualTo(2);
        assertThat(site.on("ctl-1", "tar -xPf /root/f").status()).isEqualTo(2);
        assertThat(site.on("ctl-1", "tar -xzPf /root/f.gz").status()).isEqualTo(2);
    }

    @Test
    void aFolderIsMadeWithItsMode() {
        site.out("ctl-1", "mkdir -p -m 700 /var/lib/icebridge/backup");

        assertThat(site.out("ctl-1", "stat -c %a /var/lib/icebridge /var/lib/icebridge/backup"))
                .isEqualTo("755\n700\n");
        site.out("ctl-1", "mkdir -p -m 755 /var/lib/icebridge/backup");
        assertThat(site.out("ctl-1", "stat -c %a /var/lib/icebridge/backup")).isEqualTo("700\n");
    }

    @Test
    void aFileIsReplacedWholeWithTheModeOfItsCopy() {
        String file = "/etc/keystone/keystone.conf";
        site.out("ctl-1", "cp -a " + file + " " + file + ".icebridge");
        site.on("ctl-1", "cat > " + file + ".icebridge", "[DEFAULT]\n");
        site.out("ctl-1", "mv -f " + file + ".icebridge " + file);

        assertThat(site.out("ctl-1", "cat " + file)).isEqualTo("[DEFAULT]\n");
        assertThat(site.out("ctl-1", "stat -c %a " + file)).isEqualTo("640\n");
        assertThat(site.out("ctl-1", "ls /etc/keystone")).isEqualTo("keystone.conf\n");
    }

    @Test
    void aChecksumTellsAChange() {
        site.out("ctl-1", "echo a > /root/f; sha256sum /root/f > /root/sums");
        site.out("ctl-1", "sha256sum -c /root/sums");
        site.out("ctl-1", "echo b > /root/f");

        assertThat(site.on("ctl-1", "sha256sum -c /root/sums").out())
                .isEqualTo("/root/f: FAILED\n");
        assertThat(site.out("ctl-1", "printf abc | sha256sum"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  -\n");
    }

    @Test
    void compressionIsUndone() {
        site.out("ctl-1", "echo text > /root/f; gzip -9 -c /root/f > /root/f.gz");

        assertThat(site.out("ctl-1", "gzip -d -c /root/f.gz")).isEqualTo("text\n");
        assertThat(site.out("ctl-1", "zcat /root/f.gz | wc -c")).isEqualTo("5\n");
        assertThat(site.on("ctl-1", "gzip -t /root/f").status()).isEqualTo(1);
    }

    @Test
    void differencesAreShown() {
        site.out("ctl-1", "printf 'a\\nb\\n' > /root/1; printf 'a\\nc\\n' > /root/2");

        assertThat(site.on("ctl-1", "diff /root/1 /root/2").out()).contains("< b", "> c");
        assertThat(site.on("ctl-1", "diff /root/1 /root/1").status()).isZero();
    }

    @Test
    void configurationKeepsItsCommentsAndItsOrder() {
        String set = "openstack-config --set /etc/nova/nova.conf";
        site.out("ctl-3", set + " DEFAULT my_ip 10.0.0.9; " + set + " conductor topic conductor_x");

        String text = site.out("ctl-3", "cat /etc/nova/nova.conf");
        assertThat(text).contains("# the topics nova services listen on", "my_ip = 10.0.0.9");
        assertThat(text.indexOf("[conductor]")).isLessThan(text.indexOf("topic = conductor_x"));
        assertThat(text.indexOf("topic = conductor_x"))
                .isLessThan(text.indexOf("[keystone_authtoken]"));
        assertThat(site.out("ctl-3", "openstack-config --get /etc/nova/nova.conf DEFAULT my_ip"))
                .isEqualTo("10.0.0.9\n");

        site.out("ctl-3", "openstack-config --del /etc/nova/nova.conf DEFAULT my_ip");
        assertThat(
                        site.on("ctl-3", "openstack-config --get /etc/nova/nova.conf DEFAULT my_ip")
                                .status())
                .isEqualTo(1);
    }

    @Test
    void everyMistakeHasItsMessageAndStatus() {
        assertThat(site.on("ctl-1", "cat /nowhere").err())
                .isEqualTo("cat: /nowhere: No such file or directory\n");
        assertThat(site.on("ctl-1", "rm /nowhere").status()).isEqualTo(1);
        assertThat(site.on("ctl-1", "rm -f /nowhere").status()).isZero();
        assertThat(site.on("ctl-1", "echo x > /no/where").err())
                .isEqualTo("sh: /no/where: No such file or directory\n");
        assertThat(site.on("ctl-1", "mkdir /a/b").status()).isEqualTo(1);
    }

    @Test
    void bridgesAreMadeOnce() {
        assertThat(site.on("cmp-1", "ovs-vsctl br-exists br-ex").status()).isEqualTo(2);
        site.out("cmp-1", "ovs-vsctl --may-exist add-br br-ex; ovs-vsctl --may-exist add-br br-ex");

        assertThat(site.on("cmp-1", "ovs-vsctl add-br br-ex").status()).isEqualTo(1);
        assertThat(site.out("cmp-1", "ovs-vsctl list-br")).isEqualTo("br-ex\nbr-int\nbr-tun\n");
    }
}
