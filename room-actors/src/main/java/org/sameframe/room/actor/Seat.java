package org.sameframe.room.actor;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * Where a connection sits: its number within an audience.
 *
 * @param number unique on its node
 */
record Seat(ActorRef<Audience.Message> audience, long number) {}
