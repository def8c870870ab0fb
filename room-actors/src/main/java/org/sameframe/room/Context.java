package org.sameframe.room;

/**
 * What a decision depends on besides the room and the command.
 *
 * @param now the instant, in microseconds since the epoch
 * @param seq the sequence of the room's latest entry
 * @param slowestDelayUs one-way delay of the slowest connected participant, in microseconds
 */
public record Context(long now, long seq, long slowestDelayUs) {}
