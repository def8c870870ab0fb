package org.sameframe.simulation;

import org.sameframe.edge.socket.SimulatedSocket;

/** What is around a client. */
interface World {
    History history();

    /** @param connection how many the client has had, with this one */
    SimulatedSocket open(SimulatedClient client, int connection);

    /** Whether clients send again what was not answered. */
    boolean resends();

    Census census();
}
