package io.icebridge.runbook.nova;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.RealOptions;
import io.icebridge.runbook.nova.NovaConf.NewDatabase;
import io.icebridge.runbook.nova.NovaConf.Target;
import io.icebridge.runbook.profile.NovaProfile;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options of libvirt, which Icehouse moved to a section of their own. */
class MovedOptionsTest {
    private static final Profile PROFILE = Profiles.load("havana-icehouse");
    private static final Target TARGET =
            new Target(
                    true,
                    true,
                    new NewDatabase("nova_icehouse", "db"),
                    List.of("ctl"),
                    Map.of(
                            "controller", "new",
                            "old-controller", "ctl",
                            "address", "node",
                            "new-region", "new"));

    private static String of(String lines, String option) {
        String text = "[database]\nconnection = mysql://n:p@db/nova\n[DEFAULT]\n" + lines + "\n";
        String changed = new NovaConf(PROFILE, NetworkKind.NEUTRON).changed(text, TARGET);
        return IniFile.parse(changed).value(Option.of(option)).orElse(null);
    }

    @Test
    void whatIsSetInHavanasPlaceArrivesInIcehouses() {
        NovaProfile nova = PROFILE.nova();
        Map<Option, String> icehouse = RealOptions.of("nova-icehouse");
        List<String> moved =
                nova.renamed().keySet().stream()
                        .filter(old -> nova.renamed().get(old).startsWith("libvirt/"))
                        .toList();
        assertThat(moved).hasSizeGreaterThan(40);
        for (String old : moved) {
            String now = nova.renamed().get(old);
            assertThat(icehouse).containsKey(Option.of(now));
            String name = old.substring("DEFAULT/".length());
            assertThat(of(name + " = ours", now)).as(old).isEqualTo("ours");
            assertThat(of(name + " = ours", old)).as(old).isNull();
            String both = name + " = ours\n[libvirt]\n" + now.split("/")[1] + " = newer";
            assertThat(of(both, now)).as(now).isEqualTo("newer");
        }
    }
}
