package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.machine.Life;
import io.icebridge.simulator.host.machine.Machine;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** A shell on a host: variables, a directory, the status of the last command. */
public final class Shell {
    private static final int NOT_FOUND = 127;

    private final Machine machine;
    private final Programs programs;
    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> options = new TreeSet<>();
    private boolean telling;
    private List<String> arguments = List.of();
    private String directory = "/root";
    private int status;
    private int pid = 1999;

    public Shell(Machine machine, Programs programs) {
        this.machine = machine;
        this.programs = programs;
        variables.put("HOME", "/root");
        variables.put("USER", "root");
        variables.put("PATH", "/sbin:/bin:/usr/sbin:/usr/bin");
        variables.put("HOSTNAME", machine.name());
    }

    /** A shell in another system. */
    public Shell in(Machine other) {
        return new Shell(other, programs);
    }

    /** Runs a script to its end, as {@code sh -c} does. */
    public int run(String script, Streams streams) throws IOException {
        try {
            return execute(Parser.parse(script), streams);
        } catch (SyntaxError e) {
            Streams.write(streams.err(), "sh: -c: line 1: " + e.getMessage() + "\n");
            return 2;
        } catch (Exit e) {
            return e.status();
        }
    }

    /** Runs a script in this shell as a process of its own, with this command line. */
    public int process(String commandLine, String script, Streams streams) throws IOException {
        pid = machine.processes().enter(commandLine);
        try {
            return run(script, streams);
        } finally {
            machine.processes().leave(pid);
        }
    }

    /**
     * The same for a script that no command line holds: each of its lines is told to the cloud's
     * side as a command of its own.
     */
    public int script(String commandLine, String script, Streams streams) throws IOException {
        telling = true;
        return process(commandLine, script, streams);
    }

    /** A shell that this one calls: it has the variables, but its own options. */
    public Shell called() {
        Shell called = child();
        called.options.clear();
        return called;
    }

    /** Makes this shell end at what fails, as {@code set -e} does. */
    public Shell strict() {
        options.add("e");
        return this;
    }

    /** A shell of its own that begins with what this one has. */
    public Shell child() {
        Shell child = new Shell(machine, programs);
        child.variables.putAll(variables);
        child.options.addAll(options);
        child.arguments = arguments;
        child.directory = directory;
        child.status = status;
        child.pid = pid;
        return child;
    }

    /** Calls a builtin or a program. */
    public int call(List<String> words, Streams streams) throws IOException {
        String name = words.get(0);
        Call call = new Call(name, words.subList(1, words.size()), streams, this);
        Program program = Builtins.find(name);
        if (program == null) {
            program = programs.find(name.substring(name.lastIndexOf('/') + 1), machine);
        }
        if (program == null && machine.files().exists(call.path(name)) && name.contains("/")) {
            String script = machine.files().text(call.path(name));
            return called().with(call.args()).script("sh " + name, script, streams);
        }
        if (program == null) {
            String told = name.contains("/") ? "No such file or directory" : "command not found";
            Streams.write(streams.err(), "sh: " + name + ": " + told + "\n");
            return NOT_FOUND;
        }
        try {
            return Life.inBackground() && Builtins.find(name) == null
                    ? new Mishap(machine).run(program, call)
                    : program.run(call);
        } catch (FileSystemException e) {
            return call.fail(1, e.getFile() + ": " + e.getReason());
        }
    }

    /** Whether a name can be called here. */
    public boolean knows(String name) {
        return Builtins.find(name) != null
                || programs.find(name.substring(name.lastIndexOf('/') + 1), machine) != null;
    }

    int execute(List<Line> lines, Streams streams) throws IOException {
        status = 0;
        for (Line line : lines) {
            if (telling) {
                tell(line, streams);
            } else {
                execute(line.node(), streams);
            }
        }
        return status;
    }

    private void tell(Line line, Streams streams) throws IOException {
        IntConsumer ended = machine.site().cloud().commandBegun(machine.name(), line.text());
        try {
            ended.accept(execute(line.node(), streams));
        } catch (Exit e) {
            ended.accept(e.status());
            throw e;
        } catch (Life.Killed e) {
            ended.accept(Life.Killed.STATUS);
            throw e;
        }
    }

    int execute(SyntaxNode node, Streams streams) throws IOException {
        status = new Interpreter(this).run(node, streams);
        return status;
    }

    public Shell with(List<String> newArguments) {
        arguments = List.copyOf(newArguments);
        return this;
    }

    public Machine machine() {
        return machine;
    }

    public String directory() {
        return directory;
    }

    void enter(String path) {
        directory = Files.normal(directory, path);
    }

    public void set(String name, String value) {
        variables.put(name, value);
    }

    void unset(String name) {
        variables.remove(name);
    }

    public Map<String, String> variables() {
        return variables;
    }

    Set<String> options() {
        return options;
    }

    List<String> arguments() {
        return arguments;
    }

    int status() {
        return status;
    }

    void status(int newStatus) {
        status = newStatus;
    }

    /** A variable's or a special parameter's value; null when it is not set. */
    String value(String name) {
        return switch (name) {
            case "?" -> Integer.toString(status);
            case "#" -> Integer.toString(arguments.size());
            case "@", "*" -> String.join(" ", arguments);
            case "$" -> Integer.toString(pid);
            case "0" -> "sh";
            default ->
                    Character.isDigit(name.charAt(0))
                            ? argument(Integer.parseInt(name))
                            : variables.get(name);
        };
    }

    private String argument(int number) {
        return number <= arguments.size() ? arguments.get(number - 1) : null;
    }
}
