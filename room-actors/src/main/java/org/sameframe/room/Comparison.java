package org.sameframe.room;

/**
 * Another medium of the room, seen with the one that plays [VW3].
 *
 * @param wipe where the line is that parts them, 0 (left) to 1; kept in the other modes
 * @param gain by how much their difference is enlarged, 1 to 16; kept in the other modes
 */
public record Comparison(String medium, ComparisonMode mode, double wipe, double gain) {}
