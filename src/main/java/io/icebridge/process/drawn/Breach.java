package io.icebridge.process.drawn;

/**
 * Something for which a model is not run.
 *
 * @param model the file's name
 * @param what as it goes on after the symbol's name
 * @param remedy a sentence
 */
record Breach(String model, Symbol symbol, String what, String remedy) {

    @Override
    public String toString() {
        return "%s: the %s %s. %s".formatted(model, symbol, what, remedy);
    }
}
