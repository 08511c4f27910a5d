package io.icebridge.audit.told;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every page's words are made of. */
@Configuration(proxyBeanMethods = false)
@Import({Drawn.class, FailureTable.class, KnownChange.class, Told.class})
class ToldWiring {}
