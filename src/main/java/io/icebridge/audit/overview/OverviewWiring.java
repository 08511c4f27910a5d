package io.icebridge.audit.overview;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the pages of changes are made of. */
@Configuration(proxyBeanMethods = false)
@Import({
    EngineNow.class,
    PartTimes.class,
    PlannedTime.class,
    Advance.class,
    Counts.class,
    LastWords.class,
    ChangeReader.class,
    MapPicture.class,
    Live.class,
    ChangePages.class,
})
class OverviewWiring {}
