package io.icebridge.runbook.nova;

import io.icebridge.runbook.config.IniFile;
import io.icebridge.runbook.config.Option;
import io.icebridge.runbook.config.OptionNames;
import java.util.List;

/** A file of one node for another: two agents of one name would be one to Neutron. */
final class NodeFile {
    private static final Option HOST = Option.of("DEFAULT/host");

    private NodeFile() {}

    /**
     * @param old names and addresses of the node that the file is from
     * @param address of the one that gets it
     */
    static IniFile moved(String path, String text, List<String> old, String address) {
        IniFile file = IniFile.parse(path, text, OptionNames.NONE);
        HostNames names = new HostNames(old, file);
        file.remove(HOST);
        file.options()
                .forEach(
                        (option, value) -> {
                            if (names.told(value)) {
                                file.set(option, address);
                            }
                        });
        return file;
    }
}
