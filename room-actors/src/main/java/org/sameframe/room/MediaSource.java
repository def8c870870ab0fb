package org.sameframe.room;

/**
 * One file or address that a medium can be played from.
 *
 * @param location an address, or {@code media:NAME} for a file that the server holds
 * @param contentType as in RFC 6381; empty if unknown
 */
public record MediaSource(String location, String contentType) {}
