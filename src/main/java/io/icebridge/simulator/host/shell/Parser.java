package io.icebridge.simulator.host.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a script's lines, each a tree. */
final class Parser {
    private static final Set<String> ENDS = Set.of("then", "else", "elif", "fi", "do", "done", "}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String script;
    private final List<Token> tokens;
    private int at;

    private Parser(String script) {
        this.script = script;
        this.tokens = new Lexer(script).tokens();
    }

    /**
     * @throws SyntaxError of any line, so that none of them is run
     */
    static List<Line> parse(String script) {
        Parser parser = new Parser(script);
        List<Line> lines = new ArrayList<>();
        parser.skipSeparators();
        while (parser.at < parser.tokens.size()) {
            lines.add(parser.line());
            parser.skipSeparators();
        }
        return lines;
    }

    private Line line() {
        int start = tokens.get(at).at();
        List<SyntaxNode> commands = new ArrayList<>();
        while (at < tokens.size() && !peekIs("\n")) {
            if (atEnd()) {
                throw new SyntaxError("unexpected " + show());
            }
            commands.add(item());
            while (accept(";")) {
                // what separates the commands of a line
            }
        }
        int end = at < tokens.size() ? tokens.get(at).at() : script.length();
        return new Line(script.substring(start, end).strip(), sequence(commands));
    }

    private SyntaxNode list() {
        List<SyntaxNode> commands = new ArrayList<>();
        skipSeparators();
        while (!atEnd()) {
            commands.add(item());
            skipSeparators();
        }
        return sequence(commands);
    }

    private SyntaxNode item() {
        SyntaxNode command = andOr();
        return accept("&") ? new SyntaxNode.Background(command) : command;
    }

    private static SyntaxNode sequence(List<SyntaxNode> commands) {
        return commands.size() == 1 ? commands.get(0) : new SyntaxNode.Sequence(commands);
    }

    private SyntaxNode andOr() {
        SyntaxNode left = pipeline();
        while (peekIs("&&") || peekIs("||")) {
            boolean and = tokens.get(at++).is("&&");
            skipSeparators();
            left = new SyntaxNode.AndOr(left, and, pipeline());
        }
        return left;
    }

    private SyntaxNode pipeline() {
        boolean negated = acceptWord("!");
        List<SyntaxNode> commands = new ArrayList<>();
        commands.add(command());
        while (accept("|")) {
            skipSeparators();
            commands.add(command());
        }
        return commands.size() == 1 && !negated
                ? commands.get(0)
                : new SyntaxNode.Pipeline(commands, negated);
    }

    private SyntaxNode command() {
        SyntaxNode compound = compound();
        if (compound == null) {
            return simple();
        }
        List<SyntaxNode.Redirect> redirects = new ArrayList<>();
        while (isRedirect()) {
            redirects.add(redirect());
        }
        return redirects.isEmpty() ? compound : new SyntaxNode.Redirected(compound, redirects);
    }

    private SyntaxNode compound() {
        if (accept("(")) {
            SyntaxNode body = list();
            expect(")");
            return new SyntaxNode.Group(body, true);
        }
        if (acceptWord("{")) {
            SyntaxNode body = list();
            expectWord("}");
            return new SyntaxNode.Group(body, false);
        }
        if (acceptWord("if")) {
            return ifs();
        }
        if (acceptWord("for")) {
            return fors();
        }
        if (acceptWord("while")) {
            return loop(false);
        }
        return acceptWord("until") ? loop(true) : null;
    }

    private SyntaxNode ifs() {
        SyntaxNode condition = list();
        expectWord("then");
        SyntaxNode then = list();
        if (acceptWord("elif")) {
            return new SyntaxNode.If(condition, then, ifs());
        }
        SyntaxNode otherwise = acceptWord("else") ? list() : new SyntaxNode.Sequence(List.of());
        expectWord("fi");
        return new SyntaxNode.If(condition, then, otherwise);
    }

    private SyntaxNode fors() {
        String name = tokens.get(at++).word().plain();
        List<Word> words = new ArrayList<>();
        if (acceptWord("in")) {
            while (at < tokens.size() && tokens.get(at).word() != null) {
                words.add(tokens.get(at++).word());
            }
        }
        skipSeparators();
        return new SyntaxNode.For(name, words, body());
    }

    private SyntaxNode loop(boolean negated) {
        SyntaxNode condition = list();
        return new SyntaxNode.While(condition, negated, body());
    }

    private SyntaxNode body() {
        expectWord("do");
        SyntaxNode body = list();
        expectWord("done");
        return body;
    }

    private SyntaxNode simple() {
        List<SyntaxNode.Assignment> assignments = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        List<SyntaxNode.Redirect> redirects = new ArrayList<>();
        while (at < tokens.size()) {
            if (isRedirect()) {
                redirects.add(redirect());
                continue;
            }
            Word word = tokens.get(at).word();
            if (word == null) {
                break;
            }
            at++;
            SyntaxNode.Assignment assignment = words.isEmpty() ? assignment(word) : null;
            if (assignment != null) {
                assignments.add(assignment);
            } else {
                words.add(word);
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirects.isEmpty()) {
            throw new SyntaxError("unexpected " + show());
        }
        return new SyntaxNode.Simple(assignments, words, redirects);
    }

    private static SyntaxNode.Assignment assignment(Word word) {
        if (word.parts().isEmpty()
                || !(word.parts().get(0) instanceof Word.Text first)
                || first.quoted()) {
            return null;
        }
        int equals = first.text().indexOf('=');
        if (equals < 1 || !NAME.matcher(first.text().substring(0, equals)).matches()) {
            return null;
        }
        List<Word.Part> value = new ArrayList<>(word.parts());
        value.set(0, new Word.Text(first.text().substring(equals + 1), false));
        return new SyntaxNode.Assignment(first.text().substring(0, equals), new Word(value));
    }

    private boolean isRedirect() {
        return at < tokens.size()
                && tokens.get(at).operator() != null
                && Set.of("<", ">", ">>", ">&", "<&", "&>", "<<")
                        .contains(tokens.get(at).operator());
    }

    private SyntaxNode.Redirect redirect() {
        Token token = tokens.get(at++);
        if (at >= tokens.size() || tokens.get(at).word() == null) {
            throw new SyntaxError("redirection without a target");
        }
        int fd = token.fd() >= 0 ? token.fd() : token.operator().startsWith("<") ? 0 : 1;
        return new SyntaxNode.Redirect(fd, token.operator(), tokens.get(at++).word());
    }

    private boolean atEnd() {
        if (at >= tokens.size() || peekIs(")")) {
            return true;
        }
        Word word = tokens.get(at).word();
        return word != null && word.plain() != null && ENDS.contains(word.plain());
    }

    private void skipSeparators() {
        while (peekIs(";") || peekIs("\n")) {
            at++;
        }
    }

    private boolean peekIs(String operator) {
        return at < tokens.size() && tokens.get(at).is(operator);
    }

    private boolean accept(String operator) {
        boolean found = peekIs(operator);
        at += found ? 1 : 0;
        return found;
    }

    private boolean acceptWord(String word) {
        boolean found = at < tokens.size() && tokens.get(at).isWord(word);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String operator) {
        if (!accept(operator)) {
            throw new SyntaxError("expected " + operator + " before " + show());
        }
    }

    private void expectWord(String word) {
        if (!acceptWord(word)) {
            throw new SyntaxError("expected " + word + " before " + show());
        }
    }

    private String show() {
        if (at >= tokens.size()) {
            return "end of line";
        }
        Token token = tokens.get(at);
        return token.operator() != null
                ? token.operator().replace("\n", "newline")
                : Words.literal(token.word());
    }
}
