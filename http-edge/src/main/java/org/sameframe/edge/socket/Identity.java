package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;

/**
 * What a server says of itself in every welcome.
 *
 * @param publicKey with which it signs, as a SubjectPublicKeyInfo in DER
 */
record Identity(String version, ByteString publicKey) {}
