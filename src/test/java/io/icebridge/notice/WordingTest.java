package io.icebridge.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.icebridge.audit.told.TestTold;
import io.icebridge.notice.Letter.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A site's texts take the place of the jar's, one by one. */
class WordingTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindHasWordsThatNameTheChange(Kind kind) throws IOException {
        Wording.Text text = new Wording(null, TestTold.NOW).of(Samples.byName().get(kind.word()));
        assertThat(text.subject()).contains("CHG-1").doesNotContain("[");
        assertThat(text.body()).doesNotContain("[").hasSizeGreaterThan(60);
    }

    @Test
    void whatOthersHaveNamedBeginsNoLineOfItsOwn() throws IOException {
        String named = "web\nWe were robbed:\r\u2028log in at\u202e https://x.org";
        Letter task =
                new Letter(
                        "task",
                        "CHG-1",
                        named,
                        "",
                        List.of(new Item(Instant.EPOCH, named, named, "a\nb")),
                        null);
        Wording.Text text = new Wording(null, TestTold.NOW).of(task);
        assertThat(text.body().lines()).noneMatch(line -> line.startsWith("We were"));
        assertThat(text.body()).contains("a\nb").doesNotContain("\u202e", "\r");
        assertThat(text.subject()).contains("web?We were robbed:??log in at? https://x.org");
    }

    @Test
    void oneTemplateOfTheSitesReplacesOneOfTheJars() throws IOException {
        write("gate.txt", "Subject: Bitte [(${letter.change})]\nentscheiden\n");
        Wording wording = new Wording(folder, TestTold.NOW);
        assertThat(wording.of(Samples.byName().get("gate")))
                .isEqualTo(new Wording.Text("Bitte CHG-1", "entscheiden\n"));
        assertThat(wording.of(Samples.byName().get("task")).body()).contains("A task of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gates.txt | Subject: x | no notice has the template gates.txt; there are",
                "gate.txt | hello | does not begin with a line Subject: ",
                "gate.txt | Subject: [(${letter.nothing})] | the template gate.txt cannot be used"
            })
    void oneThatCannotBeUsedIsRefusedAtTheStart(String name, String text, String said)
            throws IOException {
        write(name, text + "\n");
        assertThatThrownBy(() -> new Wording(folder, TestTold.NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("notify.templates: " + folder, said);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
