package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.machine.Installation;
import io.icebridge.simulator.host.machine.Machine;
import io.icebridge.simulator.host.shell.Call;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

/** A system of its own in a folder: {@code yum --installroot} fills it, {@code chroot} uses it. */
final class InstallRoot {
    private static final double EACH = 4;

    private InstallRoot() {}

    /** The folder that a call of {@code yum} names, or null. */
    static String named(Call call) {
        String folder = Options.value(call, "--installroot", null);
        return folder == null ? null : call.path(folder);
    }

    static int install(Call call, String folder, List<String> words) throws IOException {
        Machine inner = call.machine().inner(folder);
        call.files().makeDirectories(folder + "/etc");
        List<String> names = new ArrayList<>();
        for (String word : words) {
            if (word.matches("[a-z]+://\\S+\\.rpm")) {
                inner.packages().offerIcehouse();
            } else if (!word.contains("-release")) {
                List<String> matching = inner.packages().matching(word);
                if (matching.isEmpty()) {
                    return call.fail(1, "Error: Nothing to do: no package " + word);
                }
                names.addAll(matching);
            }
        }
        for (String name : new Installation(inner).withRequired(names)) {
            if (call.files().isFull()) {
                throw new FileSystemException(folder, null, "No space left on device");
            }
            call.machine().pace().seconds(EACH);
            String version = inner.packages().offered(name);
            inner.packages().put(name, version);
            for (String file : call.machine().site().catalog().item(name).files()) {
                call.files().install(folder + file, Installation.packaged(file, version));
            }
        }
        call.say("Complete!");
        return 0;
    }

    static int chroot(Call call) throws IOException {
        String folder = call.path(call.args().get(0));
        if (!call.files().isDirectory(folder)) {
            return call.fail(1, "cannot change root directory to " + folder);
        }
        Machine inner = call.machine().inner(folder);
        Files files = inner.files();
        for (String path : call.files().below(folder)) {
            if (!call.files().isDirectory(path)) {
                files.install(path.substring(folder.length()), call.files().text(path));
            }
        }
        List<String> command = call.args().subList(1, call.args().size());
        return call.shell().in(inner).call(command, call.streams());
    }
}
