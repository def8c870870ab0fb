package org.sameframe.webhook;

/** Is told what came of each attempt, to count it. */
@FunctionalInterface
public interface DeliveryCounter {
    DeliveryCounter NONE = outcome -> {};

    void delivered(Outcome outcome);
}
