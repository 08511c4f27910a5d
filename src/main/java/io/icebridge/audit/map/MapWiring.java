package io.icebridge.audit.map;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the map is made of. */
@Configuration(proxyBeanMethods = false)
@Import({
    Graphs.class,
    Chains.class,
    Levels.class,
    TraceTable.class,
    WordTable.class,
    Seen.class,
    ServerMarks.class,
    TokensNow.class,
    MarkMaker.class,
    MapPaths.class,
    MapReader.class,
    MapChoices.class,
    MapSubjects.class,
    MapPages.class,
})
class MapWiring {}
