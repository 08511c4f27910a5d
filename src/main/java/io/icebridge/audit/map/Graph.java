package io.icebridge.audit.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model as its elements and the ways between them. */
record Graph(Map<String, Element> elements, List<Flow> flows) {
    private static final String AFTER = " left";

    /** Stands for the border at which an open part is left. */
    static String after(String part) {
        return part + AFTER;
    }

    boolean drawn(String id) {
        return elements.containsKey(id);
    }

    List<Flow> to(String id) {
        return flows.stream().filter(flow -> flow.to().equals(id)).toList();
    }

    List<Flow> from(String id) {
        return flows.stream().filter(flow -> flow.from().equals(id)).toList();
    }

    /** All elements as they are read: along the ways, from where it begins. */
    List<Element> inOrder() {
        Set<String> order = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        elements.keySet().stream().filter(id -> to(id).isEmpty()).forEach(next::add);
        while (!next.isEmpty()) {
            String id = next.remove();
            if (order.add(id)) {
                from(id).forEach(flow -> next.add(flow.to()));
            }
        }
        order.addAll(elements.keySet());
        return order.stream().filter(this::drawn).map(elements::get).toList();
    }

    /** The open parts that it is drawn in, the innermost first. */
    List<String> around(String id) {
        List<String> parts = new ArrayList<>();
        Element element = elements.get(id);
        while (element != null && !element.within().isEmpty()) {
            parts.add(element.within());
            element = elements.get(element.within());
        }
        return parts;
    }

    /** The task whose answer leads to a gateway; null where it is not a person's. */
    String asked(String gateway) {
        return to(gateway).stream()
                .map(Flow::from)
                .filter(this::drawn)
                .filter(id -> elements.get(id).kind() == Element.Kind.TASK)
                .findFirst()
                .orElse(null);
    }
}
