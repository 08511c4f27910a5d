package io.icebridge.audit.meter;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What meters are made of. */
@Configuration(proxyBeanMethods = false)
@Import({FigureReader.class, ChangeMeters.class})
class MeterWiring {}
