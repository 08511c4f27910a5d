package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.nova.NovaConf.NewDatabase;
import io.icebridge.runbook.nova.NovaConf.Target;
import io.icebridge.runbook.profile.Profiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address of IPv6 where a file had one of IPv4 or a name. */
class Ipv6InUrlsTest {
    private static String value(String text, String option) {
        return IniFile.parse(text).value(Option.of(option)).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.10:6080/vnc_auto.html, http://[2001:db8::20]:6080/vnc_auto.html",
        "http://[::1]:6080/vnc_auto.html, http://[2001:db8::20]:6080/vnc_auto.html"
    })
    void anAddressOfIpv6HasBracketsInAUrl(String old, String wanted) {
        Map<String, String> values =
                new HashMap<>(
                        Map.of(
                                "old-controller",
                                "10.0.0.10",
                                "address",
                                "10.0.0.21",
                                "new-region",
                                "RegionTwo"));
        values.put("controller", "2001:db8::20");
        String own =
                "[database]\nconnection = mysql://n:p@db/nova\n[DEFAULT]\nnovncproxy_base_url = "
                        + old
                        + "\n";
        String text =
                new NovaConf(Profiles.load("havana-icehouse"), NetworkKind.NEUTRON)
                        .changed(
                                own,
                                new Target(
                                        false,
                                        true,
                                        new NewDatabase("nova_icehouse", "10.0.0.9"),
                                        List.of("10.0.0.10"),
                                        values));
        assertThat(value(text, "DEFAULT/novncproxy_base_url")).isEqualTo(wanted);
        assertThat(value(text, "DEFAULT/metadata_host")).isEqualTo("2001:db8::20");
    }
}
