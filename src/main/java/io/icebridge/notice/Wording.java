package io.icebridge.notice;

import io.icebridge.audit.told.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The words of notices: templates of the jar, each of which a file of the site's can replace. */
final class Wording {
    /** What each template begins with; the rest of that line is the subject. */
    private static final String SUBJECT = "Subject: ";

    private static final String SUFFIX = ".txt";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Told told;

    /**
     * @param folder of the site's own; null where it has none
     * @throws IllegalStateException where one of the site's cannot be used
     */
    Wording(Path folder, Told told) {
        this.told = told;
        engine.addTemplateResolver(
                resolver(new ClassLoaderTemplateResolver(), "templates/notices/", 2));
        if (folder != null) {
            FileTemplateResolver own = new FileTemplateResolver();
            own.setCheckExistence(true);
            own.setCacheable(false);
            engine.addTemplateResolver(resolver(own, folder + "/", 1));
            check(folder);
        }
    }

    private static AbstractConfigurableTemplateResolver resolver(
            AbstractConfigurableTemplateResolver resolver, String prefix, int order) {
        resolver.setPrefix(prefix);
        resolver.setSuffix(SUFFIX);
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(order);
        return resolver;
    }

    /** What is sent. */
    record Text(String subject, String body) {}

    /**
     * @throws IOException that says what is wrong with the template
     */
    Text of(Letter letter) throws IOException {
        String text;
        try {
            text =
                    engine.process(
                            letter.event(),
                            new Context(
                                    Locale.ROOT, Map.of("letter", letter.onLines(), "told", told)));
        } catch (TemplateEngineException e) {
            throw new IOException(
                    "the template %s%s cannot be used: %s"
                            .formatted(letter.event(), SUFFIX, e.getMessage()),
                    e);
        }
        int end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw new IOException(
                    "the template %s%s does not begin with a line %s..."
                            .formatted(letter.event(), SUFFIX, SUBJECT));
        }
        return new Text(
                text.substring(SUBJECT.length(), end).replaceAll("\\p{Cntrl}+", " ").strip(),
                text.substring(end + 1).strip() + "\n");
    }

    /** Each that lies there is tried, so that a mistake is seen before anything depends on it. */
    private void check(Path folder) {
        Map<String, Letter> samples = Samples.byName();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            for (String name : names) {
                Letter sample = samples.get(name.replaceFirst("\\.txt$", ""));
                if (!name.endsWith(SUFFIX) || sample == null) {
                    throw new IOException(
                            "no notice has the template %s; there are %s"
                                    .formatted(
                                            name,
                                            String.join(".txt, ", samples.keySet()) + SUFFIX));
                }
                of(sample);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "notify.templates: " + folder + ": " + e.getMessage(), e);
        }
    }
}
