package io.icebridge.process.model.services;

import io.icebridge.journal.Change;
import io.icebridge.process.token.Here;
import io.icebridge.runbook.services.FileReview;
import io.icebridge.runbook.services.FileReviews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.Spin;

/** Gives the review's form a row for each option on which a choice has an effect. */
final class ShowReview implements TaskListener {
    /** The rows, with what is done with each unless somebody chooses otherwise. */
    static final String OPTIONS = "options";

    /** What differs between the releases and is set by nobody. */
    private static final String OTHERS = "others";

    /** Options whose value of this site is lost where the new package's is taken. */
    private static final String LOSING = "losing";

    /** On which other hosts the file is the same. */
    private static final String ALIKE = "alike";

    private static final String YES = "true";

    private final FileReviews reviews;

    ShowReview(FileReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        Here here = new Here(task.getExecution());
        Optional<FileReview> asked =
                reviews.open(new Change(here.change()), here.get(UpgradeService.SERVICE)).stream()
                        .filter(file -> file.key().equals(here.get(UpgradeService.FILE)))
                        .findFirst();
        List<Map<String, String>> rows = asked.map(FileReview::rows).orElse(List.of());
        List<String> alike = asked.map(FileReview::alike).orElse(List.of());
        task.setVariableLocal(
                ALIKE,
                alike.isEmpty()
                        ? ""
                        : "It is the same on %s, for which your decision is, too."
                                .formatted(String.join(", ", alike)));
        task.setVariableLocal(
                OPTIONS,
                Spin.JSON(
                        rows.stream()
                                .filter(ShowReview::inForce)
                                .map(ShowReview::proposed)
                                .toList()));
        task.setVariableLocal(
                OTHERS, Spin.JSON(rows.stream().filter(row -> !inForce(row)).toList()));
        task.setVariableLocal(
                LOSING,
                rows.stream()
                        .filter(row -> YES.equals(row.get(FileReview.LOSES)))
                        .map(row -> row.get("option"))
                        .collect(Collectors.joining(", ")));
    }

    private static boolean inForce(Map<String, String> row) {
        return YES.equals(row.getOrDefault(FileReview.IN_FORCE, YES));
    }

    private static Map<String, String> proposed(Map<String, String> row) {
        Map<String, String> one = new LinkedHashMap<>(row);
        one.put("choice", row.get("proposal"));
        one.put("value", "");
        return one;
    }
}
