@NullMarked
package org.sameframe.history.report;

import org.jspecify.annotations.NullMarked;
