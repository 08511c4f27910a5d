package io.icebridge.simulator.host.shell;

/** {@code $((...))} with {@code + - * / %} and parentheses. */
final class Arithmetic {
    private final String text;
    private final Shell shell;
    private int at;

    Arithmetic(String text, Shell shell) {
        this.text = text.replaceAll("\\s+", "");
        this.shell = shell;
    }

    long value() {
        long sum = product();
        while (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
            sum = text.charAt(at++) == '+' ? sum + product() : sum - product();
        }
        return sum;
    }

    private long product() {
        long product = operand();
        while (at < text.length() && "*/%".indexOf(text.charAt(at)) >= 0) {
            char operator = text.charAt(at++);
            long right = operand();
            if (right == 0 && operator != '*') {
                throw new SyntaxError("division by 0");
            }
            product =
                    switch (operator) {
                        case '*' -> product * right;
                        case '/' -> product / right;
                        default -> product % right;
                    };
        }
        return product;
    }

    private long operand() {
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            long inner = value();
            at++;
            return inner;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        int start = negative ? ++at : at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(start, at);
        String number = word.matches("\\d+") ? word : shell.value(word.isEmpty() ? "_" : word);
        long value = number == null || !number.matches("-?\\d+") ? 0 : Long.parseLong(number);
        return negative ? -value : value;
    }
}
