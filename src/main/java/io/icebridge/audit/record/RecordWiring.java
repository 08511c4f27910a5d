package io.icebridge.audit.record;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the pages with a change's record are made of. */
@Configuration(proxyBeanMethods = false)
@Import({BesideTheRunbook.class, RecordPages.class})
class RecordWiring {}
