package io.icebridge.simulator.host.shell;

/**
 * What the lexer finds.
 *
 * @param operator the operator's characters, or null for a word
 * @param fd the descriptor before a redirection, or -1
 */
record Token(String operator, Word word, int fd) {

    static Token word(Word word) {
        return new Token(null, word, -1);
    }

    static Token operator(String operator, int fd) {
        return new Token(operator, null, fd);
    }

    boolean is(String wanted) {
        return wanted.equals(operator);
    }

    boolean isWord(String wanted) {
        return word != null && wanted.equals(word.plain());
    }
}
