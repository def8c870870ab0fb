/**
 * The domain: what a room is, what people can ask of it, what it decides and what it remembers. Plain Java without a
 * clock, randomness or I/O; everything here is immutable.
 */
package org.sameframe.room;
