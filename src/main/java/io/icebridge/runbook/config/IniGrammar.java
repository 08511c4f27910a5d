package io.icebridge.runbook.config;

/** How the programs that read an ini file take a value. */
enum IniGrammar {
    /** oslo.config takes one pair of quotes off. */
    OSLO {
        @Override
        String value(String written) {
            return quote(written).isEmpty()
                    ? written
                    : written.substring(1, Math.max(1, written.length() - 1));
        }

        @Override
        String written(String value) {
            String first = value.lines().findFirst().orElse("");
            boolean bare = quote(first).isEmpty() && first.equals(first.strip());
            return bare ? value : '"' + first + '"' + value.substring(first.length());
        }

        @Override
        String quote(String written) {
            boolean quoted =
                    !written.isEmpty()
                            && "\"'".indexOf(written.charAt(0)) >= 0
                            && written.charAt(0) == written.charAt(written.length() - 1);
            return quoted ? written.substring(0, 1) : "";
        }
    },
    /** Python's own parser, which reads Swift's files and every paste.ini, leaves them there. */
    PASTE {
        @Override
        String value(String written) {
            return written.replaceFirst("\\s;.*$", "");
        }

        @Override
        String written(String value) {
            return value;
        }

        @Override
        String quote(String written) {
            return "";
        }
    };

    /** What the program sees of what is written after the sign. */
    abstract String value(String written);

    /** What has to be written for the program to see this. */
    abstract String written(String value);

    /** The quotes around what is written that the program takes off; empty for none. */
    abstract String quote(String written);

    static IniGrammar of(String path) {
        return path.endsWith("paste.ini") || path.contains("/swift/") ? PASTE : OSLO;
    }
}
