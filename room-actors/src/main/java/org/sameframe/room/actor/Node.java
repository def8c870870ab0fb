package org.sameframe.room.actor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** One machine that keeps rooms. */
public final class Node {
    private Node() {}

    /** How Pekko is run here: to be laid over the libraries' defaults, under what an operator sets. */
    public static Config defaults() {
        return ConfigFactory.parseResources(Node.class.getClassLoader(), "sameframe-node.conf");
    }

    /** Makes a node a cluster of its own, unless its settings name the nodes of one that it joins by itself. */
    public static void joinUnlessSeeded(ActorSystem<?> system) {
        if (system.settings().config().getStringList("pekko.cluster.seed-nodes").isEmpty()) {
            joinItself(system);
        }
    }

    /** Makes a node a cluster of its own. Rooms that are asked for before it has formed wait a moment. */
    public static void joinItself(ActorSystem<?> system) {
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
}
