package io.icebridge.simulator.host.shell;

/**
 * What the lexer finds.
 *
 * @param operator the operator's characters, or null for a word
 * @param fd the descriptor before a redirection, or -1
 * @param at where it begins in the script
 */
record Token(String operator, Word word, int fd, int at) {

    static Token word(Word word, int at) {
        return new Token(null, word, -1, at);
    }

    static Token operator(String operator, int fd, int at) {
        return new Token(operator, null, fd, at);
    }

    boolean is(String wanted) {
        return wanted.equals(operator);
    }

    boolean isWord(String wanted) {
        return word != null && wanted.equals(word.plain());
    }
}
