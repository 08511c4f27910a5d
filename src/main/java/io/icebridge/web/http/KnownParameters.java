package io.icebridge.web.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses an address of ours that says more than its page reads: who misspells what narrows a table
 * would take all of it for what he asked for.
 */
final class KnownParameters implements HandlerInterceptor {
    private static final String OURS = "io.icebridge.";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod page)
                || !page.getBeanType().getName().startsWith(OURS)
                || !READING.contains(request.getMethod())
                || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        Set<String> known = known(page);
        Optional<String> other =
                request.getParameterMap().keySet().stream()
                        .filter(name -> !known.contains(name))
                        .findFirst();
        if (other.isPresent()) {
            refusal(other.get(), known).send(request, response);
        }
        return other.isEmpty();
    }

    private static Rebuff refusal(String other, Set<String> known) {
        return new Rebuff(
                HttpServletResponse.SC_BAD_REQUEST,
                "The address says %s, which this page does not read; %s."
                        .formatted(
                                other,
                                known.isEmpty()
                                        ? "it takes nothing after a question mark"
                                        : "it reads " + String.join(", ", known)));
    }

    private Set<String> known(HandlerMethod page) {
        Set<String> known = new TreeSet<>();
        for (MethodParameter each : page.getMethodParameters()) {
            each.initParameterNameDiscovery(names);
            RequestParam said = each.getParameterAnnotation(RequestParam.class);
            if (said != null) {
                known.add(StringUtils.hasText(said.name()) ? said.name() : each.getParameterName());
            } else if (each.getParameterType().isRecord()) {
                Arrays.stream(each.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(known::add);
            }
        }
        return known;
    }
}
