package io.icebridge.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** YAML as JSON: what anchors, merges and plain words become. */
class YamlFileTest {

    private static String json(String yaml) {
        return YamlFile.parse(yaml).json().toString();
    }

    @Test
    void whatAMapSaysItselfCountsBeforeWhatItMerges() {
        assertThat(json("{x: &x {a: 1, b: 2}, y: &y {b: 3, c: 4}, z: {b: 5, <<: [*x, *y]}}"))
                .endsWith("\"z\":{\"b\":5,\"a\":1,\"c\":4}}");
    }

    @Test
    void mergesMayBeNested() {
        assertThat(json("{x: &x {a: 1}, y: &y {<<: *x, b: 2}, z: {<<: *y}}"))
                .endsWith("\"z\":{\"b\":2,\"a\":1}}");
    }

    @Test
    void aKeyThatIsMergedIsFoundWhereItIsWritten() {
        YamlFile yaml = YamlFile.parse("x: &x\n  a: 1\nz:\n  b: 2\n  <<: *x\n");
        assertThat(yaml.line("/z/b")).hasValue(4);
        assertThat(yaml.line("/z/a")).hasValue(2);
        assertThat(yaml.line("/z/c")).isEmpty();
    }

    @Test
    void whatLooksLikeANumberAndIsNoneStaysAsItIsWritten() {
        assertThat(json("[0123, 22:00, 1_000, 0x1f, 12345678901, 7, 2.5]"))
                .isEqualTo("[\"0123\",\"22:00\",\"1_000\",\"0x1f\",\"12345678901\",7,2.5]");
    }

    @Test
    void theSecondOfTwoEqualKeysIsNamed() {
        YamlFile yaml = YamlFile.parse("a: 1\na: 2\n");
        assertThat(yaml.json().path("a").asInt()).isEqualTo(1);
        assertThat(yaml.twice()).containsExactly(new YamlFile.Twice("/a", 2, 1));
    }

    @Test
    void whatHoldsItselfEndsSomewhere() {
        assertThat(YamlFile.parse("a: &a {b: *a}").tooDeep()).isNotEmpty();
    }

    @Test
    void nothingIsMissing() {
        assertThat(YamlFile.parse("# only a comment\n").json().isMissingNode()).isTrue();
    }
}
