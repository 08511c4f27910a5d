package io.icebridge.audit.record;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the page with a change's record is made of. */
@Configuration(proxyBeanMethods = false)
@Import(RecordPages.class)
class RecordWiring {}
