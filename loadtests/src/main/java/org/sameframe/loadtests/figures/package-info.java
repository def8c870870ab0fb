/** Programs that measure: latency, throughput, start. */
@NullMarked
package org.sameframe.loadtests.figures;

import org.jspecify.annotations.NullMarked;
