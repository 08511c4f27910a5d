package io.icebridge.process.model.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import io.icebridge.cloudfile.TestMoving;
import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.simulator.fault.Faults;
import io.icebridge.simulator.seed.NetworkKind;
import io.icebridge.simulator.seed.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cloud-init finds on a new server, which it takes for a new machine. */
class FirstBootTest extends OnMovingEngine {
    /** The second one has user data. */
    private static final int SERVERS = 2;

    /** The row of server-2 in the new region's database, after the move. */
    private Map<String, String> moved(UserData all, boolean configDrive, Choice... choices)
            throws Exception {
        Moving moving =
                TestMoving.usual()
                        .userData(all)
                        .configDrive(configDrive)
                        .releaseWait(0)
                        .choices(List.of(choices))
                        .made();
        Shape shape = new Shape(SERVERS, 1, 1, NetworkKind.NEUTRON, 5000, 1, true);
        try (MovingCloud cloud = new MovingCloud(folder, shape, Faults.none(), moving, 2)) {
            MovingRun run = new MovingRun(engine, cloud, "BOOT-" + choices.length + all);
            run.start();
            run.toTheEnd();
            MoveServersTest.allMoved(cloud.ledger());
            return cloud.simulated.cloudSide().rows("nova_icehouse", "instances").stream()
                    .filter(row -> row.get("display_name").equals("server-2"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void userDataIsTheSameUnlessTheSiteSaysOtherwise() throws Exception {
        Map<String, String> row = moved(UserData.SAME, false);
        assertThat(text(row.get("user_data"))).contains("echo server 2");
        assertThat(row.get("config_drive")).isEmpty();
    }

    @Test
    void itCanBeLeftOutAndAConfigDriveGivenToAll() throws Exception {
        Map<String, String> row = moved(UserData.NONE, true);
        assertThat(row.get("user_data")).isNull();
        assertThat(row.get("config_drive")).isEqualTo("True");
    }

    @Test
    void aChoiceForOneServerCountsMoreThanTheSites() throws Exception {
        Choice neutral =
                new Choice(
                        "", "server-2", "", "", "", "", UserData.NEUTRAL, "must not install anew");
        Map<String, String> row = moved(UserData.NONE, false, neutral);
        assertThat(text(row.get("user_data")))
                .startsWith("#cloud-config\n")
                .isEqualTo(Profiles.load("havana-icehouse").fill().neutralUserData());
    }
}
