package io.icebridge.audit.printed;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the page for paper is made of. */
@Configuration(proxyBeanMethods = false)
@Import({FoldedJournal.class, PrintedPages.class})
class PrintedWiring {}
