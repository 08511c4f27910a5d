package io.icebridge.simulator.host.shell;

import java.util.List;

/** A piece of a parsed command line. */
sealed interface SyntaxNode {

    /** A program's call, or assignments alone. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects)
            implements SyntaxNode {}

    /** Commands of which each reads what the one before it writes. */
    record Pipeline(List<SyntaxNode> commands, boolean negated) implements SyntaxNode {}

    /** {@code left && right} or {@code left || right}. */
    record AndOr(SyntaxNode left, boolean and, SyntaxNode right) implements SyntaxNode {}

    /** Commands one after the other. */
    record Sequence(List<SyntaxNode> commands) implements SyntaxNode {}

    /** {@code command &}. */
    record Background(SyntaxNode command) implements SyntaxNode {}

    /** {@code (list)} or <code>{ list; }</code>. */
    record Group(SyntaxNode body, boolean subshell) implements SyntaxNode {}

    /** A compound command with redirections. */
    record Redirected(SyntaxNode body, List<Redirect> redirects) implements SyntaxNode {}

    /** {@code if}; a missing {@code else} is an empty sequence. */
    record If(SyntaxNode condition, SyntaxNode then, SyntaxNode otherwise) implements SyntaxNode {}

    /** {@code for name in words}. */
    record For(String name, List<Word> words, SyntaxNode body) implements SyntaxNode {}

    /** {@code while}, or {@code until} when negated. */
    record While(SyntaxNode condition, boolean negated, SyntaxNode body) implements SyntaxNode {}

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
