package io.icebridge.process.model.move;

import io.icebridge.cloud.Boot;
import io.icebridge.cloud.Boot.Nic;
import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.KeyPair;
import io.icebridge.cloud.Server;
import io.icebridge.cloud.Side;
import io.icebridge.cloud.change.ComputeChanges;
import io.icebridge.cloud.change.NovaNetworkChanges;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who moves a server by hand, carrying out the commands that the task lists. */
final class Person {
    private static final Pattern WORD = Pattern.compile("'((?:[^']|'\\\\'')*)'|(\\S+)");

    private final MovingCloud cloud;
    private final KeyPair key;
    private final Map<String, String> images = new HashMap<>();
    private String newServer = "";

    /**
     * @param key the owner's public key, which a person has asked for
     */
    Person(MovingCloud cloud, KeyPair key) {
        this.cloud = cloud;
        this.key = key;
    }

    /**
     * @return the new server's id
     */
    String carryOut(List<String> commands) {
        commands.stream().filter(c -> !c.startsWith("#")).map(Person::words).forEach(this::run);
        return newServer;
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.replaceAll("\\s+#.*", ""));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    private void run(List<String> words) {
        switch (words.get(0)) {
            case "neutron" -> port(words.get(2), words.get(4));
            case "cinder" ->
                    cloud.cloud.changing().volumes().guard(words.get(words.size() - 1), "by-hand");
            default -> {
                Side side = words.get(4).equals(cloud.file.regions().old()) ? Side.OLD : Side.NEW;
                nova(side, cloud.cloud.as(words.get(2)), words.subList(5, words.size()));
            }
        }
    }

    private void port(String port, String server) {
        if (server.isEmpty()) {
            cloud.cloud.changing().network().park(port);
        } else {
            String id = server.replace("NEW", newServer);
            String node = cloud.cloud.compute(Side.NEW).server(id).orElseThrow().node();
            cloud.cloud.changing().network().bind(port, id, node);
        }
    }

    private void nova(Side side, Cloud project, List<String> words) {
        ComputeChanges compute = project.changing().compute(side);
        Supplier<NovaNetworkChanges> addresses = () -> project.changing().novaNetwork(side);
        String last = words.get(words.size() - 1);
        String server = words.size() < 2 ? "" : words.get(1).replace("NEW", newServer);
        switch (words.get(0)) {
            case "lock" -> compute.lock(server, "");
            case "stop" -> {
                compute.stop(server);
                until(side, server, s -> s.status().equals("SHUTOFF"));
            }
            case "image-create" -> {
                images.put(last, compute.snapshot(words.get(2), last, Map.of()));
                until(side, words.get(2), s -> s.taskState().isEmpty());
            }
            case "volume-detach" -> {
                compute.detach(server, last);
                until(side, server, s -> !s.volumeIds().contains(last));
            }
            case "volume-attach" -> {
                compute.attach(server, words.get(2), last);
                await(() -> status(words.get(2)).equals("in-use"));
            }
            case "meta" -> compute.removeMetadata(server, last);
            case "boot" -> {
                boot(compute, words);
                until(side, newServer, s -> s.status().equals("ACTIVE"));
            }
            case "delete" -> {
                compute.delete(server);
                await(() -> project.compute(side).server(server).isEmpty());
            }
            case "fixed-ip-reserve" -> cloud.cloud.changing().novaNetwork(side).reserve(last);
            case "fixed-ip-unreserve" -> cloud.cloud.changing().novaNetwork(side).unreserve(last);
            case "floating-ip-disassociate" -> addresses.get().unassign(server, last);
            case "floating-ip-delete" ->
                    addresses.get().release(project.novaNetwork(side).held(last).get().id());
            case "floating-ip-bulk-delete" ->
                    cloud.cloud.changing().novaNetwork(side).removeFromPool(last);
            case "floating-ip-bulk-create" ->
                    cloud.cloud
                            .changing()
                            .novaNetwork(side)
                            .addToPool(last, words.get(2), words.get(4));
            case "floating-ip-create" -> addresses.get().allocate(last);
            case "floating-ip-associate" -> addresses.get().assign(server, last);
            default -> throw new AssertionError("no such command: " + words);
        }
    }

    private void boot(ComputeChanges compute, List<String> words) {
        Map<String, String> options = new HashMap<>();
        Map<String, String> metadata = new HashMap<>();
        List<Nic> nics = new ArrayList<>();
        for (int i = 1; i < words.size() - 1; i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "--nic" -> nics.add(nic(value));
                case "--meta" -> metadata.put(value.split("=", 2)[0], value.split("=", 2)[1]);
                default -> options.put(words.get(i), value);
            }
        }
        String image = options.getOrDefault("--image", "");
        String root = options.getOrDefault("--block-device", "").replaceAll(".*,id=", "");
        if (options.containsKey("--key-name")) {
            cloud.cloud.changing().allowances(Side.NEW).deleteKeyPair(key.name());
            cloud.cloud.changing().allowances(Side.NEW).importKeyPair(key);
        }
        boolean userData = options.containsKey("--user-data");
        newServer =
                compute.boot(
                        new Boot(
                                words.get(words.size() - 1),
                                options.get("--flavor"),
                                images.getOrDefault(image, image),
                                root,
                                root.isEmpty() ? "" : "/dev/vda",
                                options.getOrDefault("--key-name", ""),
                                userData ? base64("#!/bin/sh\n") : "",
                                options.containsKey("--config-drive"),
                                "",
                                nics,
                                options.getOrDefault("--hint", "").replace("group=", ""),
                                options.containsKey("--security-groups")
                                        ? List.of(options.get("--security-groups").split(","))
                                        : List.of(),
                                metadata));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Nic nic(String value) {
        String[] parts = value.split("[=,]");
        return parts[0].equals("port-id")
                ? Nic.onPort(parts[1])
                : Nic.onNetwork(parts[1], parts[3]);
    }

    private String status(String volume) {
        return cloud.cloud.volumes().volume(volume).orElseThrow().status();
    }

    private void until(Side side, String server, Predicate<Server> holds) {
        await(() -> holds.test(cloud.cloud.compute(side).server(server).orElseThrow()));
    }

    private void await(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            cloud.breath();
        }
    }
}
