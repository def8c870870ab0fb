/**
 * The actors around a room: who takes its commands one at a time, keeps its ledger, and tells everybody. Knows Pekko and
 * the codec, never HTTP or JDBC.
 */
@NullMarked
package org.sameframe.room.actor;

import org.jspecify.annotations.NullMarked;
