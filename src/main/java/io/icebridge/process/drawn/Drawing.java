package io.icebridge.process.drawn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** A model or a table of decisions, read as it stands in its file. */
record Drawing(String name, Symbol root) {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /**
     * Reads a file.
     *
     * @throws IllegalStateException when it is no XML, or defines entities of its own
     */
    static Drawing read(OwnFile file) {
        try {
            DocumentBuilderFactory xml = DocumentBuilderFactory.newDefaultNSInstance();
            xml.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            xml.setFeature(NO_DOCTYPE, true);
            xml.setXIncludeAware(false);
            return new Drawing(
                    file.name(),
                    new Symbol(
                            xml.newDocumentBuilder()
                                    .parse(new ByteArrayInputStream(file.content()))
                                    .getDocumentElement()));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(
                    file.name() + " cannot be read as a model: " + e.getMessage(), e);
        }
    }

    List<Symbol> processes() {
        return root.children("process");
    }

    Stream<Symbol> all(String... kinds) {
        return Stream.of(kinds).flatMap(root::all);
    }

    Breach breach(Symbol symbol, String what, String remedy) {
        return new Breach(name, symbol, what, remedy);
    }
}
