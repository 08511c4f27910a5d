package io.icebridge.simulator.host.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries a script's tree out. */
final class Interpreter {
    private final Shell shell;
    private final Expander expander;

    Interpreter(Shell shell) {
        this.shell = shell;
        this.expander = new Expander(shell);
    }

    int run(SyntaxNode node, Streams streams) throws IOException {
        int status = dispatch(node, streams);
        shell.status(status);
        if (status != 0 && ends(node) && shell.options().contains("e")) {
            throw new Exit(status);
        }
        return status;
    }

    /** With {@code set -e}, what fails and ends the shell: lists, loops and choices never do. */
    private static boolean ends(SyntaxNode node) {
        return node instanceof SyntaxNode.Simple
                || node instanceof SyntaxNode.Pipeline pipeline && !pipeline.negated()
                || node instanceof SyntaxNode.Group group && group.subshell()
                || node instanceof SyntaxNode.Redirected redirected && ends(redirected.body());
    }

    private int dispatch(SyntaxNode node, Streams streams) throws IOException {
        if (node instanceof SyntaxNode.Simple simple) {
            return simple(simple, streams);
        } else if (node instanceof SyntaxNode.Sequence sequence) {
            return sequence(sequence.commands(), streams);
        } else if (node instanceof SyntaxNode.AndOr both) {
            int left = tested(both.left(), streams);
            return (left == 0) == both.and() ? run(both.right(), streams) : left;
        } else if (node instanceof SyntaxNode.Pipeline pipeline) {
            return pipeline(pipeline, streams);
        } else if (node instanceof SyntaxNode.Group group) {
            return group.subshell() ? subshell(group.body(), streams) : run(group.body(), streams);
        } else if (node instanceof SyntaxNode.Redirected redirected) {
            return redirected(redirected, streams);
        } else if (node instanceof SyntaxNode.If choice) {
            boolean yes = tested(choice.condition(), streams) == 0;
            return run(yes ? choice.then() : choice.otherwise(), streams);
        } else if (node instanceof SyntaxNode.For loop) {
            return forEach(loop, streams);
        } else if (node instanceof SyntaxNode.While loop) {
            return whileTrue(loop, streams);
        } else {
            return background(((SyntaxNode.Background) node).command(), streams);
        }
    }

    private int sequence(List<SyntaxNode> commands, Streams streams) throws IOException {
        int status = 0;
        for (SyntaxNode command : commands) {
            status = run(command, streams);
        }
        return status;
    }

    /** A condition: {@code set -e} does not end the shell for it. */
    private int tested(SyntaxNode node, Streams streams) throws IOException {
        boolean strict = shell.options().remove("e");
        try {
            return run(node, streams);
        } finally {
            if (strict) {
                shell.options().add("e");
            }
        }
    }

    private int pipeline(SyntaxNode.Pipeline pipeline, Streams streams) throws IOException {
        if (pipeline.negated()) {
            return tested(new SyntaxNode.Pipeline(pipeline.commands(), false), streams) == 0
                    ? 1
                    : 0;
        }
        InputStream in = streams.in();
        int status = 0;
        int worst = 0;
        int last = pipeline.commands().size() - 1;
        for (int i = 0; i <= last; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OutputStream target = i == last ? streams.out() : out;
            Streams piece = streams.withIn(in).withOut(target);
            status =
                    last == 0
                            ? run(pipeline.commands().get(i), piece)
                            : subshell(pipeline.commands().get(i), piece);
            worst = status == 0 ? worst : status;
            in = new ByteArrayInputStream(out.toByteArray());
        }
        return shell.options().contains("pipefail") ? worst : status;
    }

    private int subshell(SyntaxNode body, Streams streams) throws IOException {
        try {
            return shell.child().execute(body, streams);
        } catch (Exit e) {
            return e.status();
        }
    }

    private int background(SyntaxNode command, Streams streams) throws IOException {
        Shell child = shell.child();
        String line =
                command instanceof SyntaxNode.Simple simple
                        ? String.join(" ", expander.words(simple.words(), streams))
                        : "sh";
        Streams alone = streams.withIn(InputStream.nullInputStream());
        int pid =
                shell.machine()
                        .processes()
                        .start(
                                line.replaceFirst("^(setsid|nohup) ", ""),
                                () -> {
                                    try {
                                        return child.execute(command, alone);
                                    } catch (Exit e) {
                                        return e.status();
                                    }
                                });
        shell.set("!", Integer.toString(pid));
        return 0;
    }

    private int forEach(SyntaxNode.For loop, Streams streams) throws IOException {
        int status = 0;
        for (String value : expander.words(loop.words(), streams)) {
            shell.set(loop.name(), value);
            status = run(loop.body(), streams);
        }
        return status;
    }

    private int whileTrue(SyntaxNode.While loop, Streams streams) throws IOException {
        int status = 0;
        while ((tested(loop.condition(), streams) == 0) != loop.negated()) {
            status = run(loop.body(), streams);
        }
        return status;
    }

    private int redirected(SyntaxNode.Redirected node, Streams streams) throws IOException {
        try (Redirections redirections = new Redirections(shell, expander, streams)) {
            redirections.apply(node.redirects());
            return run(node.body(), redirections.streams());
        } catch (FileSystemException e) {
            return complain(e, streams);
        }
    }

    private int simple(SyntaxNode.Simple simple, Streams streams) throws IOException {
        List<String> words = expander.words(simple.words(), streams);
        Map<String, String> before = new HashMap<>(shell.variables());
        int status = 0;
        for (SyntaxNode.Assignment assignment : simple.assignments()) {
            shell.set(assignment.name(), expander.text(assignment.value(), streams));
            status = shell.status();
        }
        try (Redirections redirections = new Redirections(shell, expander, streams)) {
            redirections.apply(simple.redirects());
            if (words.isEmpty()) {
                boolean substituted =
                        simple.assignments().stream()
                                .flatMap(a -> a.value().parts().stream())
                                .anyMatch(Word.Output.class::isInstance);
                return substituted ? status : 0;
            }
            return shell.call(words, redirections.streams());
        } catch (FileSystemException e) {
            return complain(e, streams);
        } finally {
            if (!words.isEmpty() && !simple.assignments().isEmpty()) {
                shell.variables().clear();
                shell.variables().putAll(before);
            }
        }
    }

    private static int complain(FileSystemException e, Streams streams) throws IOException {
        Streams.write(streams.err(), "sh: " + e.getFile() + ": " + e.getReason() + "\n");
        return 1;
    }
}
