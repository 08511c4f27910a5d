package io.icebridge.simulator.host.shell;

/** What can be said of a word without expanding it. */
final class Words {
    private Words() {}

    /** Its text with the quotes taken off; expansions are left out. */
    static String literal(Word word) {
        StringBuilder text = new StringBuilder();
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Text piece) {
                text.append(piece.text());
            }
        }
        return text.toString();
    }
}
