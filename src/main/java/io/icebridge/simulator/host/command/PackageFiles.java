package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Installation;
import io.icebridge.simulator.host.machine.PackageCatalog;
import io.icebridge.simulator.host.shell.Call;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** {@code rpm2cpio}, and {@code cpio -i --to-stdout} of what it gives. */
final class PackageFiles {
    private PackageFiles() {}

    static int unpack(Call call) throws IOException {
        String file = call.args().isEmpty() ? "-" : call.args().get(0);
        if (!call.files().exists(call.path(file))) {
            call.complain("error: cannot open " + file + ": No such file or directory");
            return 1;
        }
        String[] held = call.files().text(call.path(file)).strip().split(" ");
        PackageCatalog.Item item =
                held.length == 2 ? call.machine().site().catalog().item(held[0]) : null;
        if (item == null) {
            call.complain("argument is not an RPM package");
            return 1;
        }
        DataOutputStream out = new DataOutputStream(call.streams().out());
        for (String path : item.files()) {
            out.writeUTF("." + path);
            out.writeUTF(Installation.packaged(path, held[1]));
        }
        out.flush();
        return 0;
    }

    static int extract(Call call) throws IOException {
        if (!call.has("-i") || !call.has("--to-stdout")) {
            return call.fail(2, "only -i --to-stdout is known here");
        }
        byte[] archive = call.input();
        if (archive.length == 0) {
            return call.fail(2, "premature end of archive");
        }
        List<String> wanted = call.operands();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(archive));
        while (in.available() > 0) {
            String name = in.readUTF();
            String text = in.readUTF();
            if (wanted.contains(name)) {
                call.write(text);
            }
        }
        return 0;
    }
}
