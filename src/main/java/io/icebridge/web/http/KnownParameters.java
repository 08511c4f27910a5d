package io.icebridge.web.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
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
 * would take all of it for what he asked for, as would who says it twice, of which one is read.
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
        Optional<Rebuff> refusal = refusal(request.getParameterMap(), known(page));
        if (refusal.isPresent()) {
            refusal.get().send(request, response);
        }
        return refusal.isEmpty();
    }

    private static Optional<Rebuff> refusal(Map<String, String[]> said, Set<String> known) {
        return said.entrySet().stream()
                .filter(each -> !known.contains(each.getKey()) || each.getValue().length > 1)
                .findFirst()
                .map(
                        each ->
                                new Rebuff(
                                        HttpServletResponse.SC_BAD_REQUEST,
                                        known.contains(each.getKey())
                                                ? "The address says %s more than once; say it once."
                                                        .formatted(each.getKey())
                                                : unknown(each.getKey(), known)));
    }

    private static String unknown(String name, Set<String> known) {
        return "The address says %s, which this page does not read; %s."
                .formatted(
                        name,
                        known.isEmpty()
                                ? "it takes nothing after a question mark"
                                : "it reads " + String.join(", ", known));
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
