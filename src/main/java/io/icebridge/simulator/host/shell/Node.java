package io.icebridge.simulator.host.shell;

import java.util.List;

/** A piece of a parsed command line. */
sealed interface Node {

    /** A program's call, or assignments alone. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements Node {}

    /** Commands of which each reads what the one before it writes. */
    record Pipeline(List<Node> commands, boolean negated) implements Node {}

    /** {@code left && right} or {@code left || right}. */
    record AndOr(Node left, boolean and, Node right) implements Node {}

    /** Commands one after the other. */
    record Sequence(List<Node> commands) implements Node {}

    /** {@code command &}. */
    record Background(Node command) implements Node {}

    /** {@code (list)} or <code>{ list; }</code>. */
    record Group(Node body, boolean subshell) implements Node {}

    /** A compound command with redirections. */
    record Redirected(Node body, List<Redirect> redirects) implements Node {}

    /** {@code if}; a missing {@code else} is an empty sequence. */
    record If(Node condition, Node then, Node otherwise) implements Node {}

    /** {@code for name in words}. */
    record For(String name, List<Word> words, Node body) implements Node {}

    /** {@code while}, or {@code until} when negated. */
    record While(Node condition, boolean negated, Node body) implements Node {}

    /** {@code name=word}. */
    record Assignment(String name, Word value) {}

    /**
     * {@code fd > target}.
     *
     * @param operator {@code <}, {@code >}, {@code >>}, {@code >&}, {@code &>} or {@code <<}, whose
     *     target is the text itself
     */
    record Redirect(int fd, String operator, Word target) {}
}
