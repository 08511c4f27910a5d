/** The pages for auditors: who approved what on which evidence, what ran where and when. */
package io.icebridge.audit;
