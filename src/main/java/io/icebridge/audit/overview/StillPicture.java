package io.icebridge.audit.overview;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The picture that comes with a model, with how far each of its symbols is; what they look like
 * then says the style sheet.
 */
public final class StillPicture {
    private static final String ID = "data-element-id";
    private static final String CLASS = "class";
    private static final int BELOW = 96;
    private static final int MIDDLE = 50;

    private StillPicture() {}

    /**
     * @param state of an element by its id, as a class of the style sheet
     * @param below words that stand below an element
     * @param label for who does not see it
     * @return SVG for a page
     */
    public static String of(
            String model,
            Function<String, Optional<String>> state,
            Map<String, String> below,
            String label) {
        try {
            Document picture = read(model);
            NodeList all = picture.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                unstyle(element);
                state.apply(element.getAttribute(ID))
                        .ifPresent(
                                word ->
                                        element.setAttribute(
                                                CLASS, element.getAttribute(CLASS) + " " + word));
            }
            below.forEach((id, words) -> below(picture, id, words));
            Element root = picture.getDocumentElement();
            root.setAttribute("role", "img");
            root.setAttribute("aria-label", label);
            return text(root);
        } catch (IOException
                | SAXException
                | ParserConfigurationException
                | TransformerException e) {
            throw new IllegalStateException("the picture of " + model + " cannot be drawn", e);
        }
    }

    private static Document read(String model)
            throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        try (InputStream in = new ClassPathResource("bpmn/" + model + ".svg").getInputStream()) {
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
