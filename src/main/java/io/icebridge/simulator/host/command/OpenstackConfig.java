package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Ini;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.util.List;

/** {@code openstack-config --get|--set|--del FILE SECTION OPTION [VALUE]}. */
final class OpenstackConfig implements Program {

    @Override
    public int run(Call call) throws IOException {
        List<String> words = call.args();
        if (words.size() < 4 || words.get(0).equals("--set") && words.size() < 5) {
            return call.fail(1, "usage: --get|--set|--del FILE SECTION OPTION [VALUE]");
        }
        String path = call.path(words.get(1));
        String text =
                call.files().exists(path) || !words.get(0).equals("--set")
                        ? call.files().text(path)
                        : "";
        Ini ini = new Ini(text);
        String section = words.get(2);
        String option = words.get(3);
        switch (words.get(0)) {
            case "--get" -> {
                String value = ini.get(section, option);
                if (value == null) {
                    return call.fail(1, "Parameter not found: " + option);
                }
                call.say(value);
            }
            case "--set" -> {
                ini.set(section, option, words.get(4));
                call.files().write(path, ini.text());
            }
            case "--del" -> {
                ini.remove(section, option);
                call.files().write(path, ini.text());
            }
            default -> {
                return call.fail(1, "unknown action " + words.get(0));
            }
        }
        return 0;
    }
}
