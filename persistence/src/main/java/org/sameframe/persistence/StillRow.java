package org.sameframe.persistence;

import com.google.protobuf.ByteString;

/**
 * One still as a store has it.
 *
 * @param name that the room's key makes of the picture's hash, 32 bytes
 * @param type its media type
 * @param sealed the picture, under the room's key
 * @param bytes of the picture before it was sealed
 * @param made in microseconds since the epoch
 */
public record StillRow(ByteString name, String type, ByteString sealed, long bytes, long made) {}
