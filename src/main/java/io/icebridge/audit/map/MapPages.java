package io.icebridge.audit.map;

import io.icebridge.approval.Starts.Run;
import io.icebridge.audit.overview.StillPicture;
import io.icebridge.audit.told.ChangePath;
import io.icebridge.audit.told.KnownChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The diagrams of a change, with what was taken of each and where it stands. */
@Controller
class MapPages {
    private final KnownChange known;
    private final MapReader maps;
    private final MapChoices choices;
    private final MapSubjects subjects;

    MapPages(KnownChange known, MapReader maps, MapChoices choices, MapSubjects subjects) {
        this.subjects = subjects;
        this.known = known;
        this.maps = maps;
        this.choices = choices;
    }

    /** Of what was started last. */
    @GetMapping("/change/{part}/map")
    String whole(@PathVariable String part, Model page) {
        String change = known.named(part, page);
        return shown(change, known.runs(change).get(0).start().model(), MapScope.CHANGE, page);
    }

    /**
     * @param subject whom it concerns, such as {@code service glance}, {@code wave 2}; empty for
     *     the change as a whole
     */
    @GetMapping("/change/{part}/map/{model}")
    String model(
            @PathVariable String part,
            @PathVariable String model,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String gate,
            Model page) {
        return shown(known.named(part, page), model, scope(subject, gate), page);
    }

    private String shown(String change, String model, MapScope scope, Model page) {
        MapView view = read(change, model, scope);
        page.addAttribute("view", view);
        page.addAttribute("still", still(view));
        page.addAttribute("here", MapPaths.of(change, model, scope));
        page.addAttribute("choices", choices.of(change, known.runs(change), model, scope));
        return "change/map";
    }

    /** What stands there until the script has drawn it, and where no script runs. */
    private static String still(MapView view) {
        Map<String, String> states = new HashMap<>();
        view.marks().forEach(mark -> states.put(mark.id(), mark.state().name()));
        view.flows().forEach(id -> states.put(id, "TAKEN"));
        return StillPicture.of(
                view.model(),
                id -> Optional.ofNullable(states.get(id)),
                Map.of(),
                view.title() + "; the table below says the same");
    }

    /** What the map shows, for the script that draws it and for programs. */
    @GetMapping(
            path = "/change/{part}/map/{model}/states.json",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    MapStates states(
            @PathVariable String part,
            @PathVariable String model,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String gate,
            Model page) {
        return MapStates.of(read(known.named(part, page), model, scope(subject, gate)));
    }

    private static MapScope scope(String subject, String gate) {
        MapScope scope = MapScope.of(subject, gate);
        if (!subject.isEmpty() && scope.kind().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "A subject is written as service NAME, node NAME, server ID or wave NUMBER.");
        }
        return scope;
    }

    /** The model as it was drawn. */
    @GetMapping(
            path = "/change/{part}/map/{model}/model.bpmn",
            produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    Resource drawn(@PathVariable String part, @PathVariable String model, Model page) {
        String change = known.named(part, page);
        if (!maps.has(change, known.runs(change), model)) {
            throw none(change, model);
        }
        return new ClassPathResource("bpmn/" + model + ".bpmn");
    }

    private MapView read(String change, String model, MapScope scope) {
        List<Run> runs = known.runs(change);
        if (!subjects.has(change, scope)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "%s has no %s; its map begins at /change/%s/map."
                            .formatted(change, scope.subject(), ChangePath.of(change)));
        }
        return maps.of(change, runs, model, scope).orElseThrow(() -> none(change, model));
    }

    private static ResponseStatusException none(String change, String model) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "Nothing that was started for %s has a model %s; its map begins at /change/%s/map."
                        .formatted(change, model, ChangePath.of(change)));
    }
}
