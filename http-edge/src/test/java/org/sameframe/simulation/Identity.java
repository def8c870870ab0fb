package org.sameframe.simulation;

import java.util.Set;
import org.sameframe.room.Category;

/**
 * Who a client instance is, and what it wants.
 *
 * @param name in traces
 * @param isJson which of the two subprotocols it speaks
 * @param node to which it connects
 */
record Identity(
        String name, int participant, String token, String instance, Set<Category> wanted, boolean isJson, int node) {}
