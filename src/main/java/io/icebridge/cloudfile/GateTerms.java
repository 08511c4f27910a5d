package io.icebridge.cloudfile;

/**
 * On what terms a gate is approved.
 *
 * @param approvers how many different people have to approve the same
 * @param validHours how long an approval opens what has not begun; null for ever
 * @param remindHours after how long people are reminded of a gate that waits; null never
 */
public record GateTerms(int approvers, Integer validHours, Integer remindHours) {
    static final GateTerms USUAL = new GateTerms(1, null, null);
}
