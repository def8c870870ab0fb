/**
 * A room's history in the formats of others, and the ledger in one that proves itself: functions from what happened to
 * text, one file for each format. docs/exports.md says what stands in each of them.
 */
@NullMarked
package org.sameframe.history.export;

import org.jspecify.annotations.NullMarked;
