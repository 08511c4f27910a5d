package io.icebridge.audit.failures;

import io.icebridge.approval.Decision;
import io.icebridge.audit.told.Failure;

/**
 * A failure with what followed.
 *
 * @param name of whom it befell, for people
 * @param decision null where nobody decided before it was tried again, or nobody has yet
 * @param came what came of it, in words
 */
public record FailureView(Failure failure, String name, Decision decision, String came) {}
