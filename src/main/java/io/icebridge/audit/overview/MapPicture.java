package io.icebridge.audit.overview;

import io.icebridge.audit.told.Drawn;
import io.icebridge.audit.told.Lasting;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The whole on one page, as it is drawn, with where a change stands in it. The picture that comes
 * with the model is taken; what its symbols look like then says the style sheet.
 */
@Component
class MapPicture {
    private static final String WHOLE = "upgrade-cloud";
    private static final String ID = "data-element-id";
    private static final String CLASS = "class";
    private static final int BELOW = 96;
    private static final int MIDDLE = 50;

    private final Drawn drawn;

    MapPicture(Drawn drawn) {
        this.drawn = drawn;
    }

    /**
     * @return SVG for a page; empty where what was started is not the whole
     */
    Optional<String> of(ChangeView view) {
        if (!view.runs().get(0).start().model().equals(WHOLE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(drawn(states(view), view.stretches(), view.now()));
        } catch (IOException
                | SAXException
                | ParserConfigurationException
                | TransformerException e) {
            throw new IllegalStateException("the picture of " + WHOLE + " cannot be drawn", e);
        }
    }

    /** Of the symbols that a state can be told of. */
    private Map<String, String> states(ChangeView view) {
        Map<String, String> states = new HashMap<>();
        view.stretches().forEach(stretch -> states.put(stretch.id(), stretch.state().name()));
        switch (view.badge().kind()) {
            case COMPLETED ->
                    drawn.own(WHOLE).forEach(id -> states.put(id, Stretch.State.DONE.name()));
            case REJECTED, STOPPED ->
                    List.of("stopRequested", "recordStop", "changeEnded")
                            .forEach(id -> states.put(id, Stretch.State.ENDED_HERE.name()));
            default -> {}
        }
        return states;
    }

    private static String drawn(Map<String, String> states, List<Stretch> stretches, Instant now)
            throws IOException, SAXException, ParserConfigurationException, TransformerException {
        Document picture = read();
        NodeList all = picture.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            unstyle(element);
            String id = element.getAttribute(ID);
            state(id, states)
                    .ifPresent(
                            state ->
                                    element.setAttribute(
                                            CLASS, element.getAttribute(CLASS) + " " + state));
        }
        for (Stretch stretch : stretches) {
            if (stretch.begun() != null) {
                below(picture, stretch.id(), Lasting.told(stretch.taken(now)));
            }
        }
        Element root = picture.getDocumentElement();
        root.setAttribute("role", "img");
        root.setAttribute("aria-label", "The whole on one page; the table of phases says the same");
        return text(root);
    }

    /** A flow was taken when what it leads to has begun. */
    private static Optional<String> state(String id, Map<String, String> states) {
        if (states.containsKey(id)) {
            return Optional.of(states.get(id));
        }
        return states.entrySet().stream()
                .filter(e -> !e.getValue().equals(Stretch.State.AHEAD.name()))
                .map(Map.Entry::getKey)
                .filter(
                        to ->
                                id.endsWith(
                                        "To" + to.substring(0, 1).toUpperCase() + to.substring(1)))
                .findFirst()
                .map(to -> "TAKEN");
    }

    private static Document read() throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        try (InputStream in = new ClassPathResource("bpmn/" + WHOLE + ".svg").getInputStream()) {
            return factory.newDocumentBuilder().parse(in);
        }
    }

    /** Our pages' policy lets no style stand in them; as attributes the same is allowed. */
    private static void unstyle(Element element) {
        for (String each : element.getAttribute("style").split(";")) {
            String[] pair = each.split(":", 2);
            if (pair.length == 2) {
                element.setAttribute(pair[0].strip(), pair[1].strip());
            }
        }
        element.removeAttribute("style");
    }

    private static void below(Document picture, String id, String words) {
        NodeList groups = picture.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute(ID).equals(id)) {
                Element text = picture.createElement("text");
                text.setAttribute("x", String.valueOf(MIDDLE));
                text.setAttribute("y", String.valueOf(BELOW));
                text.setAttribute("text-anchor", "middle");
                text.setAttribute(CLASS, "took");
                text.setTextContent(words);
                group.appendChild(text);
            }
        }
    }

    private static String text(Element root) throws TransformerException {
        Transformer writer = TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        writer.transform(new DOMSource(root), new StreamResult(out));
        return out.toString();
    }
}
