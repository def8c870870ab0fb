/** What a producer wants to know of a room afterwards, folded from its entries: functions and their results, no I/O. */
@NullMarked
package org.sameframe.history.report;

import org.jspecify.annotations.NullMarked;
