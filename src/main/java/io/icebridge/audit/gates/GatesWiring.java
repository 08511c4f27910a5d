package io.icebridge.audit.gates;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the pages of gates are made of. */
@Configuration(proxyBeanMethods = false)
@Import(GatePages.class)
class GatesWiring {}
