package org.sameframe.simulation;

import java.util.Optional;

/**
 * What is to be run.
 *
 * @param operations things that happen, besides what follows from them
 * @param traced steps that a failure shows
 * @param keepTranscripts of every client
 * @param census of all runs
 */
record Plan(long seed, int operations, Optional<Fault> fault, int traced, boolean keepTranscripts, Census census) {}
