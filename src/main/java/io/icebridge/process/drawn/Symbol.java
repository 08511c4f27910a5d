package io.icebridge.process.drawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a model's file: a symbol, a flow, or what stands inside one. */
record Symbol(Element element) {
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "http://www.omg.org/spec/BPMN/20100524/MODEL",
                    "",
                    "http://www.omg.org/spec/BPMN/20100524/DI",
                    "bpmndi:",
                    "https://www.omg.org/spec/DMN/20191111/MODEL/",
                    "",
                    "http://camunda.org/schema/1.0/bpmn",
                    "camunda:",
                    "http://camunda.org/schema/1.0/dmn",
                    "camunda:",
                    XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                    "xsi:");

    /** Its name, such as {@code serviceTask} or {@code camunda:in}, whatever prefix was typed. */
    String kind() {
        return name(element);
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    String id() {
        return attribute("id");
    }

    /** Empty where there is none. */
    String attribute(String name) {
        return attributes()
                .filter(each -> name(each).equals(name))
                .map(Attr::getValue)
                .findFirst()
                .orElse("");
    }

    /** All but the declarations of prefixes. */
    Stream<Attr> attributes() {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(
                        each ->
                                !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(
                                        each.getNamespaceURI()));
    }

    /** The name of an element or an attribute; one of a foreign namespace keeps that. */
    static String name(Node node) {
        String space = node.getNamespaceURI();
        return space == null
                ? node.getLocalName()
                : PREFIXES.getOrDefault(space, space + "#") + node.getLocalName();
    }

    List<Symbol> children() {
        List<Symbol> found = new ArrayList<>();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at instanceof Element child) {
                found.add(new Symbol(child));
            }
        }
        return found;
    }

    List<Symbol> children(String kind) {
        return children().stream().filter(child -> child.is(kind)).toList();
    }

    /** It and all that stands inside it. */
    Stream<Symbol> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Symbol::all));
    }

    Stream<Symbol> all(String kind) {
        return all().filter(each -> each.is(kind));
    }

    Symbol parent() {
        return new Symbol((Element) element.getParentNode());
    }

    /** What stands in it beside other elements. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling()) {
            if (at.getNodeType() == Node.TEXT_NODE || at.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(at.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** How a person finds it: by its own id, or by that of the symbol that it stands in. */
    @Override
    public String toString() {
        if (!id().isEmpty()) {
            return kind() + " " + id();
        }
        return above().map(symbol -> kind() + " in " + symbol).orElse(kind());
    }

    private Optional<Symbol> above() {
        return element.getParentNode() instanceof Element parent
                ? Optional.of(new Symbol(parent))
                : Optional.empty();
    }
}
