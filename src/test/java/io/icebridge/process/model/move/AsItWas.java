package io.icebridge.process.model.move;

import io.icebridge.cloud.Attachment;
import io.icebridge.cloud.Side;
import io.icebridge.simulator.seed.NetworkKind;
import java.util.List;
import java.util.stream.Stream;

/** What a move that is undone has to leave as it was. */
final class AsItWas {
    private AsItWas() {}

    /**
     * The old servers, by Cinder's word who has which volume, and nova-network's floating
     * addresses, whose they are, and how many we may hold.
     */
    static List<String> of(MovingCloud cloud, NetworkKind network) {
        Stream<String> servers =
                cloud.cloud.compute(Side.OLD).servers().stream()
                        .map(s -> s.id() + " " + s.status() + " " + s.volumeIds());
        Stream<String> attachments =
                cloud.cloud.volumes().volumes().stream()
                        .flatMap(volume -> volume.attachments().stream())
                        .map(Attachment::toString);
        return Stream.concat(
                        Stream.concat(servers, attachments),
                        network == NetworkKind.NOVA_NETWORK ? pools(cloud) : Stream.empty())
                .sorted()
                .toList();
    }

    private static Stream<String> pools(MovingCloud cloud) {
        String own = cloud.cloud.identity().own().id();
        return Stream.of(Side.values())
                .flatMap(
                        side ->
                                Stream.concat(
                                        cloud.cloud.novaNetwork(side).pool().stream()
                                                .map(
                                                        f ->
                                                                f.ip()
                                                                        + " "
                                                                        + f.projectId()
                                                                        + " "
                                                                        + f.pool()),
                                        Stream.of(
                                                "quota "
                                                        + cloud.cloud
                                                                .allowances(side)
                                                                .quota(own))));
    }
}
